namespace Amps.Domain.Webhooks;

/// <summary>The events of the public contract. Stored and matched by subscriptions, so they keep their meaning for ever.</summary>
public static class EventCatalogue
{
    public const string DeviceConnected = "device.connected";
    public const string DeviceReconnected = "device.reconnected";
    public const string DeviceDisconnected = "device.disconnected";
    public const string DeviceRemoved = "device.removed";
    public const string DeviceOverage = "device.overage";
    public const string DeviceOverageLifted = "device.overage_lifted";
    public const string PushCompleted = "push.completed";
    public const string PushFailed = "push.failed";
    public const string PushCancelled = "push.cancelled";
    public const string PushReverted = "push.reverted";
    public const string PushRevertFailed = "push.revert_failed";
    public const string ScheduleCreated = "schedule.created";
    public const string ScheduleUpdated = "schedule.updated";
    public const string ScheduleCancelled = "schedule.cancelled";
    public const string ScheduleSlotFailed = "schedule.slot_failed";
    public const string ScheduleSlotSkipped = "schedule.slot_skipped";

    /// <summary>All of them, in the contract's order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        DeviceConnected, DeviceReconnected, DeviceDisconnected, DeviceRemoved, DeviceOverage, DeviceOverageLifted,
        PushCompleted, PushFailed, PushCancelled, PushReverted, PushRevertFailed,
        ScheduleCreated, ScheduleUpdated, ScheduleCancelled, ScheduleSlotFailed, ScheduleSlotSkipped,
    ];

    /// <summary>The longest type; the databases' columns are made from it.</summary>
    public const int MaxLength = 40;
}
