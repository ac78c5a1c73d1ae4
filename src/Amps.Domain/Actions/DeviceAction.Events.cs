using Amps.Domain.Webhooks;

namespace Amps.Domain.Actions;

/// <content>What customers hear of an action: its end, and the end of its revert.</content>
public sealed partial class DeviceAction
{
    private void AnnounceEnd(DateTimeOffset now)
    {
        var type = State switch
        {
            ActionState.Completed => EventCatalogue.PushCompleted,
            ActionState.Failed => EventCatalogue.PushFailed,
            ActionState.Cancelled => EventCatalogue.PushCancelled,
            ActionState.Scheduled or ActionState.Acknowledged => throw new InvalidOperationException($"An action that is {State} has not ended."),
        };
        var parameters = Parameters.Count == 0 ? null : Parameters;
        Announce(type, UserId, new PushEndedEvent(Id, DeviceId, DeviceType, UserId, Command, parameters, Start, End, ScheduleId, Result, now, ErrorCode, ErrorMessage, CancelReason), now);
        if (State == ActionState.Failed && ScheduleId is { } schedule)
            Announce(EventCatalogue.ScheduleSlotFailed, UserId, new SlotEvent(schedule, DeviceId, DeviceType, ScheduleSlot ?? 0, ErrorCode!, now, ActionId: Id), now);
    }

    private void AnnounceRevert(DateTimeOffset now)
    {
        // A revert that a newer action made needless is nobody's news.
        if (Revert is not { State: RevertState.Done or RevertState.Failed } ended) return;

        var type = ended.State == RevertState.Done ? EventCatalogue.PushReverted : EventCatalogue.PushRevertFailed;
        Announce(type, UserId, new RevertEndedEvent(Id, DeviceId, DeviceType, UserId, Command, now), now);
    }
}
