using Amps.Domain.Devices;
using Amps.Domain.Devices.EvChargers;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Infrastructure.Oems.Simulator.EvChargers;

/// <summary>A charging station on one or three phases of 230 V. Its capabilities must have the setting <see cref="MaxChargeRate"/>.</summary>
internal sealed record EvChargerModel(string Model, string Name, int Phases, Capabilities Capabilities)
    : SteeredProduct(Model, Name, Capabilities, new EvChargerCharge())
{
    public const string MaxChargeRate = "max_charge_rate";

    public override DeviceType Type => DeviceType.EvCharger;

    public override IOemDriver CreateDriver(SimulatedBackend backend) => new SimulatedEvCharger(this, backend);

    public override ICourse CourseOf(string serial) => new EvChargerCourse(this, serial);
}
