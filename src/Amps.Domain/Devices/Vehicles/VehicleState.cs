namespace Amps.Domain.Devices.Vehicles;

/// <summary>An electric vehicle at one instant.</summary>
/// <param name="BatteryLevel">State of charge in percent of <paramref name="BatteryCapacity"/>.</param>
/// <param name="Range">In km, as the vehicle estimates it.</param>
/// <param name="Plugged">Whether the cable is in.</param>
/// <param name="Charging">Whether power flows into the vehicle.</param>
/// <param name="FullyCharged">Whether <paramref name="ChargeLimit"/> is reached.</param>
/// <param name="BatteryCapacity">Usable capacity in kWh.</param>
/// <param name="ChargeLimit">Percent at which the vehicle stops charging.</param>
/// <param name="ChargeRate">AC power in kW, positive into the battery.</param>
/// <param name="ChargeTimeRemaining">Minutes until <paramref name="ChargeLimit"/>, while charging.</param>
/// <param name="MaxCurrent">The most that it takes, in A per phase.</param>
public sealed record VehicleState(
    double? BatteryLevel,
    double? Range,
    bool? Plugged,
    bool? Charging,
    bool? FullyCharged,
    double? BatteryCapacity,
    double? ChargeLimit,
    double? ChargeRate,
    double? ChargeTimeRemaining,
    double? MaxCurrent) : DeviceState;
