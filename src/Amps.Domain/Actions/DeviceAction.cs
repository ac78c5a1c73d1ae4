using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Actions;

/// <summary>One command to one device, from the push until the device took it and, for a window, was brought back.</summary>
/// <remarks>
/// The row is its own queue entry. A claim by the databases in one statement must do what <see cref="Claim"/> does, and every write that follows
/// is conditional on <see cref="LeaseId"/>; so whoever lost the lease records nothing. Every write is conditional on <see cref="Version"/> besides:
/// of two that saw the same state, one is refused and looks again.
/// A transition that does not lead on from here changes nothing and always gives <see cref="ActionFailures.WrongTransition"/>.
/// </remarks>
public sealed partial class DeviceAction : Announcing, IOwned
{
    private DeviceAction()
    {
    }

    public ActionId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public DeviceId DeviceId { get; private init; }

    public DeviceType DeviceType { get; private init; }

    public string UserId { get; private init; } = "";

    /// <summary>The key that pushed it; none for what a schedule fired.</summary>
    public ApiKeyId? KeyId { get; private init; }

    /// <summary>The schedule that fired it; none for a push.</summary>
    public ScheduleId? ScheduleId { get; private init; }

    /// <summary>Which of the schedule's slots, from 0, as the schedule was then.</summary>
    public int? ScheduleSlot { get; private init; }

    public string Command { get; private init; } = "";

    public IReadOnlyDictionary<string, Quantity> Parameters { get; private init; } = CommandParameters.None;

    public DateTimeOffset? Start { get; private init; }

    public DateTimeOffset? End { get; private init; }

    /// <summary>As pushed. <see cref="ConflictStrategy.CancelAndReplace"/> also clears a manufacturer's own scheduler, see <see cref="MayClearScheduler"/>.</summary>
    public ConflictStrategy? OnConflict { get; private init; }

    public SandboxControls? Sandbox { get; private init; }

    public ActionState State { get; private set; }

    /// <summary>What the manufacturer said; set with <see cref="ActionState.Completed"/>.</summary>
    public CommandResult? Result { get; private set; }

    /// <summary>A word of <see cref="ActionErrorCode"/>; set with <see cref="ActionState.Failed"/>.</summary>
    public string? ErrorCode { get; private set; }

    public string? ErrorMessage { get; private set; }

    /// <summary>Set with <see cref="ActionState.Cancelled"/>.</summary>
    public CancelReason? CancelReason { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>When the manufacturer accepted the command; none for what failed or was cancelled.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When it reached the device, as far as is known.</summary>
    public DateTimeOffset? ReachedAt => CompletedAt ?? AcknowledgedAt;

    /// <summary>When it fails, if it has not ended by then.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>The push in force whose end it waits for; none once its turn has come.</summary>
    public ActionId? QueuedBehind { get; private set; }

    /// <summary>The device's place that it holds (<see cref="ActionLane"/>); none once it has ended.</summary>
    public string? Lane { get; private set; }

    /// <summary>Counts the transitions, and the pushes that queued behind it.</summary>
    public int Version { get; private set; }

    /// <summary>How it is run, which its times say.</summary>
    public ExecutionShape Shape => (Start, End) switch
    {
        (null, _) => ExecutionShape.Immediate,
        (_, null) => ExecutionShape.Scheduled,
        (_, _) => ExecutionShape.Windowed,
    };

    /// <summary>Whether nothing but a revert can happen any more.</summary>
    public bool HasEnded => State switch
    {
        ActionState.Scheduled or ActionState.Acknowledged => false,
        ActionState.Completed or ActionState.Failed or ActionState.Cancelled => true,
    };

    /// <summary>A client's push, in force or queued as <paramref name="admission"/> says.</summary>
    public static DeviceAction Push(Device device, Admission admission, PushOrigin origin, DateTimeOffset now)
    {
        var action = Create(device, admission.Action, origin, null, now);
        action.QueuedBehind = admission.QueueBehind;
        action.Lane = admission.QueueBehind is null ? ActionLane.Force : ActionLane.Queued;
        if (admission.QueueBehind is not null) action.DueAt = null;
        return action;
    }

    /// <summary>What a schedule fires.</summary>
    public static DeviceAction OfSchedule(Device device, FiredSlot fired, ScheduleId schedule, DateTimeOffset now)
    {
        var action = Create(device, fired.Action, PushOrigin.None, (schedule, fired.Slot), now);
        action.Lane = ActionLane.OfSchedule(action.Id);
        return action;
    }

    private static DeviceAction Create(Device device, PlannedAction plan, PushOrigin origin, (ScheduleId Id, int Slot)? schedule, DateTimeOffset now) => new()
    {
        Id = EntityId.New<ActionId>(now),
        CustomerId = device.CustomerId,
        DeviceId = device.Id,
        DeviceType = device.Type,
        UserId = device.UserId,
        KeyId = origin.KeyId,
        ScheduleId = schedule?.Id,
        ScheduleSlot = schedule?.Slot,
        Command = plan.Command,
        Parameters = plan.Parameters,
        Start = plan.Start,
        End = plan.End,
        OnConflict = origin.OnConflict,
        Sandbox = origin.Sandbox,
        State = plan.Start is null ? ActionState.Acknowledged : ActionState.Scheduled,
        CreatedAt = now,
        UpdatedAt = now,
        AcknowledgedAt = plan.Start is null ? now : null,
        ExpiresAt = plan.End ?? plan.Start + AfterStart ?? now + AfterCreation,
        Partition = device.Vendor,
        Priority = plan.Start is null ? ActionPriority.Urgent : ActionPriority.Timed,
        DueAt = plan.Start ?? now,
    };

    private void Touch(DateTimeOffset now)
    {
        UpdatedAt = now;
        Version++;
    }
}

/// <summary>Where a push came from, and what it asked besides the command.</summary>
public sealed record PushOrigin(ApiKeyId? KeyId, ConflictStrategy? OnConflict, SandboxControls? Sandbox)
{
    internal static PushOrigin None { get; } = new(null, null, null);
}
