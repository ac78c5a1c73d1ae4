using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Devices.Batteries;

/// <summary>A home battery at one instant.</summary>
/// <param name="Status">What the battery does; it may differ from what it was told.</param>
/// <param name="Capacity">Usable capacity in kWh.</param>
/// <param name="Level">State of charge in percent of <paramref name="Capacity"/>.</param>
/// <param name="ChargeRate">Power in kW, positive into the battery, negative while discharging.</param>
/// <param name="DischargeLimit">Percent below which the battery does not discharge.</param>
/// <param name="CurrentMode">The command that it was told last, for example <c>auto.balanced</c>.</param>
public sealed record BatteryState(
    BatteryStatus? Status,
    double? Capacity,
    double? Level,
    double? ChargeRate,
    double? DischargeLimit,
    string? CurrentMode) : DeviceState;

/// <summary>What a battery does.</summary>
[JsonConverter(typeof(WireEnumConverter<BatteryStatus>))]
public enum BatteryStatus
{
    Charging,
    Discharging,
    Idle,
    Standby,
}
