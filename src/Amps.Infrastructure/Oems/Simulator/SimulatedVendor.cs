using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Vendors;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>A fictional manufacturer, as data.</summary>
/// <param name="Manifest">What people and the catalogue see of it.</param>
/// <param name="Products">One model of each device type that it makes.</param>
internal sealed record SimulatedVendor(OemManifest Manifest, IReadOnlyList<SimulatedProduct> Products)
{
    /// <summary>All of them, in the order in which people see them.</summary>
    public static IReadOnlyList<SimulatedVendor> All { get; } = [Auron.Vendor, Boreal.Vendor, Corvo.Vendor, Delmar.Vendor];
}

/// <summary>A model that a fictional manufacturer makes.</summary>
/// <param name="Model">As the manufacturer calls it.</param>
/// <param name="Name">As its owner calls the one at home.</param>
/// <param name="Capabilities">What it takes.</param>
internal abstract record SimulatedProduct(string Model, string Name, Capabilities Capabilities)
{
    public abstract DeviceType Type { get; }

    public abstract IOemDriver CreateDriver(SimulatedBackend backend);
}

/// <summary>A model that takes commands.</summary>
/// <param name="Model">As the manufacturer calls it.</param>
/// <param name="Name">As the owner calls the one at home.</param>
/// <param name="Capabilities">What it takes.</param>
/// <param name="OwnMode">The command that brings it back to what it does as long as nobody tells it anything.</param>
internal abstract record SteeredProduct(string Model, string Name, Capabilities Capabilities, DeviceCommand OwnMode)
    : SimulatedProduct(Model, Name, Capabilities)
{
    /// <summary>How one device of this model goes on from what happened to it.</summary>
    public abstract ICourse CourseOf(string serial);
}
