using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;
using Amps.Domain.Devices.SolarInverters;
using Amps.Domain.Devices.Vehicles;

namespace Amps.Domain.Devices.History;

/// <summary>What can be counted of a family's states: its numbers, and the power that flows.</summary>
public sealed class MeasuredFields
{
    private static readonly MeasuredFields Battery = Family<BatteryState>(
        state => state.ChargeRate,
        ("capacity", state => state.Capacity), ("level", state => state.Level), ("chargeRate", state => state.ChargeRate), ("dischargeLimit", state => state.DischargeLimit));

    private static readonly MeasuredFields EvCharger = Family<EvChargerState>(
        state => state.CurrentPower,
        ("currentPower", state => state.CurrentPower), ("maxCurrent", state => state.MaxCurrent), ("powerRateLimit", state => state.PowerRateLimit));

    private static readonly MeasuredFields Hvac = Family<HvacState>(
        power: null,
        ("temperature", state => state.Temperature), ("heatSetpoint", state => state.HeatSetpoint), ("coolSetpoint", state => state.CoolSetpoint));

    // What an inverter tells is what it gives.
    private static readonly MeasuredFields SolarInverter = Family<SolarInverterState>(
        state => -state.CurrentPower,
        ("currentPower", state => state.CurrentPower), ("energyTotal", state => state.EnergyTotal));

    private static readonly MeasuredFields Vehicle = Family<VehicleState>(
        state => state.ChargeRate,
        ("batteryLevel", state => state.BatteryLevel), ("range", state => state.Range), ("batteryCapacity", state => state.BatteryCapacity), ("chargeLimit", state => state.ChargeLimit),
        ("chargeRate", state => state.ChargeRate), ("chargeTimeRemaining", state => state.ChargeTimeRemaining), ("maxCurrent", state => state.MaxCurrent));

    private readonly Func<DeviceState, double?>? power;
    private readonly Func<DeviceState, double?>[] readers;

    private MeasuredFields(Func<DeviceState, double?>? power, IReadOnlyList<string> names, Func<DeviceState, double?>[] readers)
    {
        this.power = power;
        this.readers = readers;
        Names = names;
    }

    /// <summary>The numeric fields, by their names on the wire.</summary>
    public IReadOnlyList<string> Names { get; }

    public static MeasuredFields Of(DeviceType type) => type switch
    {
        DeviceType.Battery => Battery,
        DeviceType.EvCharger => EvCharger,
        DeviceType.Hvac => Hvac,
        DeviceType.SolarInverter => SolarInverter,
        DeviceType.Vehicle => Vehicle,
    };

    /// <summary>In the order of <see cref="Names"/>; null where the manufacturer does not say.</summary>
    public double?[] Values(DeviceState state) => Array.ConvertAll(readers, read => read(state));

    /// <summary>Power in kW at the AC side, positive into the device (for a charger: into the car), negative out of it.</summary>
    public double? Power(DeviceState state) => power?.Invoke(state);

    private static MeasuredFields Family<TState>(Func<TState, double?>? power, params (string Name, Func<TState, double?> Read)[] fields) where TState : DeviceState => new(
        power is null ? null : state => power((TState)state),
        [.. fields.Select(field => field.Name)],
        [.. fields.Select(field => (Func<DeviceState, double?>)(state => field.Read((TState)state)))]);
}
