using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;

namespace Amps.Domain.Actions;

/// <summary>What a window owes to the device once it has begun.</summary>
/// <param name="State">Owed, or how it came out.</param>
/// <param name="At">While pending, when it is due to begin; else when it came out.</param>
/// <param name="ErrorCode">A word of <see cref="ActionErrorCode"/> where it failed.</param>
public sealed record ActionRevert(RevertState State, DateTimeOffset At, string? ErrorCode = null);

/// <summary>The mode that a revert restores where the one before the window could not be read.</summary>
public static class DefaultMode
{
    public static DeviceCommand Of(DeviceType type) => type switch
    {
        DeviceType.Battery => new BatteryAutoBalanced(),
        DeviceType.EvCharger => new EvChargerIdle(),
        DeviceType.Hvac => new HvacFollowSchedule(),
        DeviceType.SolarInverter or DeviceType.Vehicle => throw new InvalidOperationException($"A {type} takes no commands, so it has no mode."),
    };
}
