using Amps.Domain.Common;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;
using Amps.Domain.Devices.SolarInverters;

namespace Amps.Domain.Devices;

/// <summary>The fields of each family's state in the order of the public contract, with what they can physically be.</summary>
public static class StateFields
{
    private const double MostKw = 50;

    private static readonly IReadOnlyList<StateField> OfBatteries =
    [
        Words<BatteryStatus>("status"),
        new StateField.Number("capacity", 1, 200, "kWh"),
        new StateField.Number("level", 0, 100, "%"),
        new StateField.Number("chargeRate", -MostKw, MostKw, "kW"),
        new StateField.Number("dischargeLimit", 0, 100, "%"),
        new StateField.Word("currentMode", Commands.Of(DeviceType.Battery)),
    ];

    private static readonly IReadOnlyList<StateField> OfChargers =
    [
        Words<EvChargerStatus>("status"),
        new StateField.Flag("isConnected"),
        new StateField.Flag("isCharging"),
        new StateField.Number("currentPower", 0, MostKw, "kW"),
        new StateField.Number("maxCurrent", 0, 100, "A"),
        new StateField.Number("powerRateLimit", 0, MostKw, "kW"),
    ];

    private static readonly IReadOnlyList<StateField> OfHvac =
    [
        new StateField.Number("temperature", -30, 60, "°C"),
        new StateField.Flag("active"),
        new StateField.Number("heatSetpoint", 5, 40, "°C"),
        new StateField.Number("coolSetpoint", 5, 40, "°C"),
        Words<HoldType>("holdType"),
        Words<HvacMode>("mode"),
    ];

    private static readonly IReadOnlyList<StateField> OfInverters =
    [
        Words<SolarInverterStatus>("status"),
        new StateField.Flag("producing"),
        new StateField.Number("currentPower", 0, MostKw, "kW"),
        new StateField.Number("energyTotal", 0, 1_000_000_000, "kWh"),
    ];

    private static readonly IReadOnlyList<StateField> OfVehicles =
    [
        new StateField.Number("batteryLevel", 0, 100, "%"),
        new StateField.Number("range", 0, 1_500, "km"),
        new StateField.Flag("plugged"),
        new StateField.Flag("charging"),
        new StateField.Flag("fullyCharged"),
        new StateField.Number("batteryCapacity", 5, 250, "kWh"),
        new StateField.Number("chargeLimit", 0, 100, "%"),
        new StateField.Number("chargeRate", -MostKw, MostKw, "kW"),
        new StateField.Number("chargeTimeRemaining", 0, 2_880, "min"),
        new StateField.Number("maxCurrent", 0, 80, "A"),
    ];

    public static IReadOnlyList<StateField> Of(DeviceType type) => type switch
    {
        DeviceType.Battery => OfBatteries,
        DeviceType.EvCharger => OfChargers,
        DeviceType.Hvac => OfHvac,
        DeviceType.SolarInverter => OfInverters,
        DeviceType.Vehicle => OfVehicles,
    };

    private static StateField.Word Words<TEnum>(string name) where TEnum : struct, Enum => new(name, Wire<TEnum>.Names);
}
