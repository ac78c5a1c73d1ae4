using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;
using Amps.Domain.Devices.SolarInverters;
using Amps.Domain.Devices.Vehicles;

namespace Amps.Oems.Tests.Contract;

/// <summary>Says in sentences what no device of a home can be. A field that the manufacturer leaves out is no complaint.</summary>
internal static class PhysicalBounds
{
    private const double MostKw = 50;

    public static IEnumerable<string> Complaints(DeviceState state) =>
        [.. RangesOf(state).Where(range => range.IsLeft).Select(range => range.ToString()), .. Contradictions(state)];

    public static IEnumerable<string> Missing(DeviceState state) =>
        state.GetType().GetProperties().Where(property => property.GetValue(state) is null).Select(property => $"{property.Name} is missing");

    private static Range[] RangesOf(DeviceState state) => state switch
    {
        BatteryState battery =>
        [
            new("capacity", battery.Capacity, 1, 200),
            new("level", battery.Level, 0, 100),
            new("chargeRate", battery.ChargeRate, -MostKw, MostKw),
            new("dischargeLimit", battery.DischargeLimit, 0, 100),
        ],
        EvChargerState charger =>
        [
            new("currentPower", charger.CurrentPower, 0, charger.PowerRateLimit ?? MostKw),
            new("maxCurrent", charger.MaxCurrent, 0, 100),
            new("powerRateLimit", charger.PowerRateLimit, 0, MostKw),
        ],
        HvacState hvac =>
        [
            new("temperature", hvac.Temperature, 5, 40),
            new("heatSetpoint", hvac.HeatSetpoint, 5, 40),
            new("coolSetpoint", hvac.CoolSetpoint, hvac.HeatSetpoint ?? 5, 40),
        ],
        SolarInverterState solar =>
        [
            new("currentPower", solar.CurrentPower, 0, MostKw),
            new("energyTotal", solar.EnergyTotal, 0, double.MaxValue),
        ],
        VehicleState vehicle =>
        [
            new("batteryLevel", vehicle.BatteryLevel, 0, 100),
            new("range", vehicle.Range, 0, 1_500),
            new("batteryCapacity", vehicle.BatteryCapacity, 5, 250),
            new("chargeLimit", vehicle.ChargeLimit, 0, 100),
            new("chargeRate", vehicle.ChargeRate, -MostKw, MostKw),
            new("chargeTimeRemaining", vehicle.ChargeTimeRemaining, 0, 48 * 60),
            new("maxCurrent", vehicle.MaxCurrent, 0, 80),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A family without bounds."),
    };

    // Null matches none of these: what is left out contradicts nothing.
    private static string[] Contradictions(DeviceState state) => state switch
    {
        BatteryState { Status: BatteryStatus.Charging, ChargeRate: <= 0 } => ["charges without power"],
        BatteryState { Status: BatteryStatus.Discharging, ChargeRate: >= 0 } => ["discharges without power"],
        BatteryState { Status: BatteryStatus.Idle or BatteryStatus.Standby, ChargeRate: not 0 and not null } => ["is idle with power"],
        EvChargerState { IsCharging: true, CurrentPower: <= 0 } => ["charges without power"],
        EvChargerState { IsCharging: false, CurrentPower: > 0 } => ["has power and does not charge"],
        EvChargerState { IsCharging: true, IsConnected: false } => ["charges a car that is not there"],
        EvChargerState { Status: EvChargerStatus.Available, IsConnected: true } => ["is available while a car is there"],
        SolarInverterState { Producing: true, CurrentPower: <= 0 } => ["produces without power"],
        SolarInverterState { Producing: false, CurrentPower: > 0 } => ["has power and does not produce"],
        SolarInverterState { Status: SolarInverterStatus.Night or SolarInverterStatus.Idle, CurrentPower: > 0 } => ["has power in the dark"],
        VehicleState { Charging: true, Plugged: false } => ["charges without a cable"],
        VehicleState { Plugged: false, ChargeRate: not 0 and not null } => ["has power without a cable"],
        VehicleState { Charging: true, ChargeRate: <= 0 } => ["charges without power"],
        VehicleState { Charging: false, ChargeRate: > 0 } => ["has power and does not charge"],
        _ => [],
    };

    private sealed record Range(string Field, double? Value, double Min, double Max)
    {
        public bool IsLeft => Value is { } value && !(value >= Min && value <= Max && !(value == 0 && double.IsNegative(value)));

        public override string ToString() => FormattableString.Invariant($"{Field} is {Value}, not between {Min} and {Max}");
    }
}
