using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Infrastructure.Oems.Simulator.Batteries;

/// <summary>A battery. The capacity is the usable one; the capabilities must have the settings <see cref="DischargeFloor"/> and <see cref="ChargeCeiling"/>.</summary>
internal sealed record BatteryModel(string Model, string Name, double CapacityKwh, double MaxPowerKw, Capabilities Capabilities)
    : SteeredProduct(Model, Name, Capabilities, new BatteryAutoBalanced())
{
    public const string DischargeFloor = "discharge_floor";
    public const string ChargeCeiling = "charge_ceiling";
    public const string SafetyReserve = "safety_reserve";
    public const string MaxChargeRate = "max_charge_rate";
    public const string MaxDischargeRate = "max_discharge_rate";

    public override DeviceType Type => DeviceType.Battery;

    public override IOemDriver CreateDriver(SimulatedBackend backend) => new SimulatedBattery(this, backend);

    public override ICourse CourseOf(string serial) => new BatteryCourse(this, serial);
}
