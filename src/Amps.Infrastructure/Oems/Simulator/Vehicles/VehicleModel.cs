using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Simulator.Vehicles;

/// <summary>A vehicle. The capacity is the usable one; the maximal current is what it takes from a charger, in A per phase.</summary>
internal sealed record VehicleModel(string Model, string Name, double CapacityKwh, double KwhPerKm, double MaxCurrent)
    : SimulatedProduct(Model, Name, Capabilities.None)
{
    public override DeviceType Type => DeviceType.Vehicle;

    public override IOemDriver CreateDriver(SimulatedBackend backend) => new SimulatedVehicle(this, backend);
}
