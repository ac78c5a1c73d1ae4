using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Devices.EvChargers;

/// <summary>A charging station at one instant.</summary>
/// <param name="Status">What the charger does.</param>
/// <param name="IsConnected">Whether a car is plugged in.</param>
/// <param name="IsCharging">Whether power flows into the car.</param>
/// <param name="CurrentPower">Power in kW, positive into the car.</param>
/// <param name="MaxCurrent">The limit in force, in A per phase.</param>
/// <param name="PowerRateLimit">The limit in force, in kW.</param>
public sealed record EvChargerState(
    EvChargerStatus? Status,
    bool? IsConnected,
    bool? IsCharging,
    double? CurrentPower,
    double? MaxCurrent,
    double? PowerRateLimit) : DeviceState;

/// <summary>What a charging station does.</summary>
[JsonConverter(typeof(WireEnumConverter<EvChargerStatus>))]
public enum EvChargerStatus
{
    Available,
    Connected,
    Charging,
    Paused,
    Finished,
    Faulted,
    Unavailable,
}
