using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Actions;

/// <content>From the claim to the end of an action.</content>
public sealed partial class DeviceAction
{
    /// <summary>Marks that a send begins; saved before the call, so that a crash leaves the doubt on record.</summary>
    /// <param name="leaseId">The claim.</param>
    /// <param name="prior">For a window: what the device was told until now, where it could be read. The first one stays.</param>
    /// <param name="now">This instant.</param>
    /// <remarks>Sending again is allowed where the device shows that the command did not take effect, or where it may be repeated.</remarks>
    public Result<Done> BeginSend(string leaseId, DeviceCommand? prior, DateTimeOffset now)
    {
        if (!HoldsOpen(leaseId) || AcceptedAt is not null || IsExpired(now)) return Wrong;

        if (End is not null) PriorMode ??= prior;
        SendingSince = now;
        Touch(now);
        return default(Done);
    }

    /// <summary>The manufacturer took the command, or the device shows that it did. A window owes a revert from now on.</summary>
    public Result<Done> Complete(string leaseId, CommandResult result, DateTimeOffset now)
    {
        if (!HoldsOpen(leaseId) || !MayHaveArrived) return Wrong;

        Result = ClearsScheduler ? result.HavingClearedScheduler() : result;
        CompletedAt = now;
        LastError = null;
        return EndAs(ActionState.Completed, owesRevert: true, now);
    }

    /// <summary>The manufacturer accepted the command and has not done it yet: it is asked again then.</summary>
    /// <param name="leaseId">The claim.</param>
    /// <param name="at">When to ask.</param>
    /// <param name="handle">What to ask with, as the manufacturer gave it.</param>
    /// <param name="now">This instant.</param>
    public Result<Done> CheckAfter(string leaseId, DateTimeOffset at, string handle, DateTimeOffset now)
    {
        if (!HoldsOpen(leaseId) || !MayHaveArrived) return Wrong;

        AcceptedAt ??= now;
        CheckHandle = handle;
        SendingSince = null;
        LastError = null;
        FailedAt = null;
        return Release(at, now);
    }

    /// <summary>The manufacturer failed in a way that may pass.</summary>
    /// <param name="leaseId">The claim.</param>
    /// <param name="at">When to try again; moved to the expiry where it lies after it.</param>
    /// <param name="error">What the action fails with, should time run out.</param>
    /// <param name="mayHaveArrived">Whether a send is in doubt, as after a timeout, or still is, where the read after one failed; then the next attempt begins with a read.</param>
    /// <param name="now">This instant.</param>
    public Result<Done> RetryAt(string leaseId, DateTimeOffset at, ActionError error, bool mayHaveArrived, DateTimeOffset now)
    {
        if (!HoldsOpen(leaseId)) return Wrong;

        LastError = error;
        FailedAt = now;
        if (!mayHaveArrived) SendingSince = null;
        Priority = ActionPriority.Timed;
        return Release(at, now);
    }

    /// <summary>The manufacturer takes no more calls for now. That uses up no attempt; what is known of a send that may have arrived stays.</summary>
    /// <param name="leaseId">The claim.</param>
    /// <param name="until">When it is due again.</param>
    /// <param name="mayHaveArrived">Whether a send is still in doubt: the limit says that this one did not arrive.</param>
    /// <param name="now">This instant.</param>
    public Result<Done> MeetLimit(string leaseId, DateTimeOffset until, bool mayHaveArrived, DateTimeOffset now)
    {
        if (!HoldsOpen(leaseId)) return Wrong;

        if (!mayHaveArrived) SendingSince = null;
        LastError = MayHaveArrived ? WhatKeptIt ?? Unheard : ActionErrors.Limited(Unheard);
        FailedAt = now;
        return PutOff(leaseId, until, mayHaveArrived, now);
    }

    /// <summary>It cannot be done.</summary>
    /// <param name="leaseId">The claim.</param>
    /// <param name="error">Why.</param>
    /// <param name="mayHaveArrived">Whether the device may have taken a command that was sent; then a window is reverted nonetheless.</param>
    /// <param name="now">This instant.</param>
    public Result<Done> Fail(string leaseId, ActionError error, bool mayHaveArrived, DateTimeOffset now)
    {
        if (!HoldsOpen(leaseId)) return Wrong;

        if (IsPoisoned) GaveUpAt = now;
        return FailWith(error, mayHaveArrived && MayHaveArrived, now);
    }

    /// <summary>Its time is over. Says what kept it: the last failure, no confirmation, a send in doubt, or nothing was sent at all.</summary>
    public Result<Done> Expire(string leaseId, DateTimeOffset now)
    {
        if (!HoldsOpen(leaseId) || !IsExpired(now)) return Wrong;

        GaveUpAt = now;
        return FailWith(WhatKeptIt ?? Unheard, MayHaveArrived, now);
    }

    /// <summary>Ends it from outside while it is being carried out, whoever has it: the device was removed.</summary>
    public Result<Done> Interrupt(ActionError error, DateTimeOffset now) =>
        State == ActionState.Acknowledged ? FailWith(error, owesRevert: false, now) : Wrong;

    /// <summary>Calls it off before its time has come.</summary>
    public Result<Done> Cancel(CancelReason reason, DateTimeOffset now)
    {
        if (State != ActionState.Scheduled) return Wrong;

        CancelReason = reason;
        QueuedBehind = null;
        return EndAs(ActionState.Cancelled, owesRevert: false, now);
    }

    /// <summary>Whether it is on its way to the device: sent, and not known to have come out one way or the other.</summary>
    public bool IsOnItsWay => State == ActionState.Acknowledged && MayHaveArrived;

    private bool MayHaveArrived => SendingSince is not null || AcceptedAt is not null;

    // What failed before the send that is in doubt says nothing of it.
    private ActionError? WhatKeptIt => SendingSince is null || FailedAt >= SendingSince ? LastError : null;

    private ActionError Unheard => AcceptedAt is not null ? ActionErrors.NotConfirmedInTime : SendingSince is not null ? ActionErrors.OutcomeUnknown : ActionErrors.NotDispatchedInTime;

    private bool HoldsOpen(string leaseId) => State == ActionState.Acknowledged && Holds(leaseId);

    private Done FailWith(ActionError error, bool owesRevert, DateTimeOffset now)
    {
        ErrorCode = error.Code;
        ErrorMessage = error.Message;
        return EndAs(ActionState.Failed, owesRevert, now);
    }

    private Done EndAs(ActionState state, bool owesRevert, DateTimeOffset now)
    {
        State = state;
        Lane = null;
        DueAt = null;
        LeaseId = null;
        LeaseUntil = null;
        SendingSince = null;
        FailedAt = null;
        Touch(now);
        if (owesRevert) OweRevert();
        AnnounceEnd(now);
        return default;
    }
}
