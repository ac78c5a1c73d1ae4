using Amps.Application.Actions.DispatchAction;
using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Actions.RecordWork;

/// <summary>Stores what a call brought.</summary>
/// <param name="Action">The action.</param>
/// <param name="Lease">The claim.</param>
/// <param name="Work">What was done.</param>
/// <param name="Outcome">The manufacturer's word.</param>
/// <param name="AskedAt">When the call began.</param>
public sealed record RecordWorkCommand(ActionId Action, string Lease, ActionWork Work, DriverResult<CallOutcome> Outcome, DateTimeOffset AskedAt) : ICommand<Done>;

internal sealed class RecordWorkHandler(IEnvironmentDb db, CredentialKeeper credentials, TimeProvider time) : IHandler<RecordWorkCommand, Done>
{
    public async Task<Result<Done>> Handle(RecordWorkCommand request, CancellationToken cancellationToken)
    {
        var action = await db.FindClaimedAsync(request.Action, request.Lease, cancellationToken);
        if (action is null) return ActionFailures.NotFound;

        var now = time.Now();
        var recorded = request.Work == ActionWork.Revert
            ? RecordRevert(action, request.Lease, request.Outcome, now)
            : Record(action, request.Lease, request.Work, request.Outcome, now);
        if (!recorded.Succeeded) return recorded;

        if (action.HasEnded && request.Work != ActionWork.Revert) await db.PassOnTurnAsync(action, now, cancellationToken);
        await TellDeviceAsync(action, request, now, cancellationToken);
        return recorded;
    }

    private static Result<Done> Record(DeviceAction action, string lease, ActionWork work, DriverResult<CallOutcome> outcome, DateTimeOffset now)
    {
        if (outcome.Failure is { } failure) return RecordFailure(action, lease, work, failure, now);

        // It has been asked once more than time allowed.
        var isOver = work is ActionWork.Check or ActionWork.Recover && action.IsExpired(now);
        return outcome.Value switch
        {
            { Answer: OemAnswer.Done done } => action.Complete(lease, CommandWords.ResultOf(done), now),
            { Answer: OemAnswer.Pending } when isOver => action.Expire(lease, now),
            { Answer: OemAnswer.Pending pending } => action.CheckAfter(lease, now + pending.CheckAfter, pending.Handle, now),
            { Effect: CommandEffect.Applied } => action.Complete(lease, CommandResult.Succeeded("The device shows that it took the command."), now),
            { Scheduler.Kept: { } kept } => action.KeepScheduler(lease, kept, now),
            { Scheduler: not null } => action.Fail(lease, ActionErrors.Of(OemFailureReason.SchedulerActive), mayHaveArrived: false, now),
            { Effect: CommandEffect.NotApplied } => action.PutOff(lease, now, mayHaveArrived: false, now),
            _ => action.Fail(lease, ActionErrors.OutcomeUnknown, mayHaveArrived: true, now),
        };
    }

    private static Result<Done> RecordFailure(DeviceAction action, string lease, ActionWork work, OemFailure failure, DateTimeOffset now)
    {
        if (failure.Reason == OemFailureReason.SchedulerActive && action.MayClearScheduler && work is ActionWork.Dispatch or ActionWork.Check) return action.MeetScheduler(lease, now);
        if (action.Sandbox is { OrdersFailure: true } && work != ActionWork.Recover) return action.Fail(lease, ActionErrors.Of(failure.Reason), mayHaveArrived: false, now);
        if (!failure.IsTransient) return Fail(action, lease, work, failure, now);
        if (work is ActionWork.Check or ActionWork.Recover && action.IsExpired(now)) return action.Expire(lease, now);
        if (failure.Reason == OemFailureReason.RateLimited) return action.MeetLimit(lease, now + (failure.RetryAfter ?? DispatchRetries.Pause(1)), action.SendingSince is not null && work == ActionWork.Recover, now);

        var mayHaveArrived = work == ActionWork.Recover || failure.Reason is OemFailureReason.Timeout or OemFailureReason.BadAnswer;
        return action.RetryAt(lease, now + DispatchRetries.Pause(action.Attempts), ActionErrors.Of(failure.Reason), mayHaveArrived, now);
    }

    // A manufacturer that took the command and cannot be asked about it any more has not refused it.
    private static Result<Done> Fail(DeviceAction action, string lease, ActionWork work, OemFailure failure, DateTimeOffset now) => work == ActionWork.Recover
        ? action.Fail(lease, ActionErrors.OutcomeUnknown, mayHaveArrived: true, now)
        : action.Fail(lease, ActionErrors.Of(failure.Reason), mayHaveArrived: work == ActionWork.Check && (failure.Disconnects || failure.Reason == OemFailureReason.Offline), now);

    private static Result<Done> RecordRevert(DeviceAction window, string lease, DriverResult<CallOutcome> outcome, DateTimeOffset now)
    {
        // A revert that was accepted counts as done: the mode is on its way back, and restoring it again would do no harm.
        if (outcome.Failure is not { } failure) return window.MarkReverted(lease, now);

        var error = ActionErrors.Of(failure.Reason);
        if (!failure.IsTransient && failure.Reason != OemFailureReason.Offline) return window.FailRevert(lease, error.Code, now);

        var again = window.RetryRevertAt(lease, now + (failure.RetryAfter ?? DispatchRetries.Pause(window.Attempts)), error, now);
        return again.Succeeded ? again : window.FailRevert(lease, error.Code, now);
    }

    // The stored state is older than what the device was just told; and an account that lets us in no longer is known here first.
    private async Task TellDeviceAsync(DeviceAction action, RecordWorkCommand request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var device = await db.Devices.SingleOrDefaultAsync(row => row.Id == action.DeviceId, cancellationToken);
        if (device is null) return;

        var failure = request.Outcome.Failure;
        if (failure is { Disconnects: true }) await credentials.BreakAsync(device.CredentialId, now, request.AskedAt, cancellationToken);
        if (failure is not { IsTransient: false }) device.MarkStale(now);
    }
}
