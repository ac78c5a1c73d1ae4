using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;

namespace Amps.Domain.Webhooks;

/// <summary>What each event looks like, with ids that belong to nobody: for test events and for the guide.</summary>
public static class EventExamples
{
    private const string UserId = "user-42";

    private static readonly DeviceId Device = DeviceId.Trust("dev_01jz5p9q3w8x7v6t5s4r2q1p0n");
    private static readonly ScheduleId Schedule = ScheduleId.Trust("sched_01jz5p9q3w8x7v6t5s4r2q1p0n");
    private static readonly ActionId Action = ActionId.Trust("act_01jz5p9q3w8x7v6t5s4r2q1p0n");

    /// <param name="type">A word of <see cref="EventCatalogue"/>.</param>
    /// <param name="at">When it is to have happened.</param>
    public static Announcement Of(string type, DateTimeOffset at) => new(type, UserId, Body(type, at), at);

    private static EventBody Body(string type, DateTimeOffset at) => type switch
    {
        EventCatalogue.DeviceDisconnected => new DeviceEvent(Device, DeviceType.Battery, UserId, at, "https://amps.example/link?reconnect=true&token=example"),
        EventCatalogue.PushCompleted => Push(at) with { Result = CommandResult.Succeeded("The device took the command.") },
        EventCatalogue.PushFailed => Push(at) with { ErrorCode = ActionErrorCode.DeviceOffline, ErrorMessage = "The manufacturer says that the device is offline." },
        EventCatalogue.PushCancelled => Push(at) with { Reason = CancelReason.Requested },
        EventCatalogue.PushReverted or EventCatalogue.PushRevertFailed => new RevertEndedEvent(Action, Device, DeviceType.Battery, UserId, Commands.Charge, at),
        EventCatalogue.ScheduleCreated or EventCatalogue.ScheduleUpdated or EventCatalogue.ScheduleCancelled => new ScheduleEvent(Schedule, Device, DeviceType.Battery, at),
        EventCatalogue.ScheduleSlotFailed => new SlotEvent(Schedule, Device, DeviceType.Battery, 0, ActionErrorCode.DeviceOffline, at, Action),
        EventCatalogue.ScheduleSlotSkipped => new SlotEvent(Schedule, Device, DeviceType.Battery, 0, Wire<SkipReason>.Name(SkipReason.DeviceBusy), at),
        _ when type.StartsWith("device.", StringComparison.Ordinal) => new DeviceEvent(Device, DeviceType.Battery, UserId, at),
        _ => throw new InvalidOperationException($"No example for `{type}`."),
    };

    private static PushEndedEvent Push(DateTimeOffset at) => new(
        Action, Device, DeviceType.Battery, UserId, Commands.Charge,
        new Dictionary<string, Quantity>(StringComparer.Ordinal) { [CommandParameters.Target] = new Quantity(80, Unit.Percent) },
        Start: null, End: null, ScheduleId: null, Result: null, at, ErrorCode: null, ErrorMessage: null, Reason: null);
}
