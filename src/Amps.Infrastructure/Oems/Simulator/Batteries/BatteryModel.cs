using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Simulator.Batteries;

/// <summary>A battery. The capacity is the usable one; the capabilities must have the setting <see cref="DischargeFloor"/>.</summary>
internal sealed record BatteryModel(string Model, string Name, double CapacityKwh, Capabilities Capabilities) : SimulatedProduct(Model, Name, Capabilities)
{
    public const string DischargeFloor = "discharge_floor";

    public override DeviceType Type => DeviceType.Battery;

    public override IOemDriver CreateDriver(TimeProvider clock) => new SimulatedBattery(this, clock);
}
