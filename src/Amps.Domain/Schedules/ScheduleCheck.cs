using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Schedules;

/// <summary>Whether a device takes a plan: each slot in its order, by the rules and with the failures of a push.</summary>
public static class ScheduleCheck
{
    /// <returns>The first failure, or nothing.</returns>
    public static Failure? Check(Device device, SchedulePlan plan, DateTimeOffset now) => plan.Slots
        .Select((slot, index) => OfCommand(device, slot) is { } failure ? ScheduleFailures.InSlot(index, failure) : OfInstant(slot.At, index, now))
        .FirstOrDefault(failure => failure is not null);

    /// <summary>Whether no slot lies so far ahead that it is refused; beyond that, calendars end and sums overflow.</summary>
    public static bool IsWithinHorizon(SchedulePlan plan, DateTimeOffset now) => plan.Slots.All(slot => !(slot.At > now + Schedule.Horizon));

    /// <summary>Why a slot whose time has come does not become an action; nothing where it does.</summary>
    /// <param name="device">As it is now.</param>
    /// <param name="slot">What it is to be told.</param>
    /// <param name="mayReach">Whether the customer may reach real hardware; true in the sandbox.</param>
    /// <param name="others">The device's actions on which there is work.</param>
    /// <param name="now">This instant.</param>
    public static SkipReason? Obstacle(Device device, Slot slot, bool mayReach, IReadOnlyList<DeviceAction> others, DateTimeOffset now)
    {
        if (device.Overage) return SkipReason.Overage;
        if (!mayReach) return SkipReason.LiveDisabled;
        if (device.Connection == ConnectionState.Disconnected) return SkipReason.Disconnected;
        if (OfCommand(device, slot) is not null) return SkipReason.CapabilityChanged;
        if (others.Any(other => other.IsUnderWay(now))) return SkipReason.DeviceBusy;
        return others.Any(other => other.HoldsWindow(now)) ? SkipReason.WindowOpen : null;
    }

    private static Failure? OfCommand(Device device, Slot slot) => CommandCheck.CheckWithoutTimes(device.Type, device.Declaration, slot.Command, slot.Values, slot.Shape);

    private static Failure? OfInstant(DateTimeOffset? at, int slot, DateTimeOffset now)
    {
        if (at < now - PlantTime.Grace) return ScheduleFailures.AtInPast(slot);
        return at > now + Schedule.Horizon ? ScheduleFailures.AtOutOfRange(slot) : null;
    }
}
