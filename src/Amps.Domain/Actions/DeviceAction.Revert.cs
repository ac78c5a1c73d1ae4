using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Actions;

/// <content>The end of a window: the device gets its prior mode back. Restoring a mode twice does no harm, so no send is marked.</content>
public sealed partial class DeviceAction
{
    /// <summary>So long a revert is tried again.</summary>
    public static readonly TimeSpan RevertRetries = TimeSpan.FromMinutes(60);

    /// <summary>A newer action that starts so close to a window's end makes its revert needless.</summary>
    public static readonly TimeSpan RevertOverlap = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan SlotPause = TimeSpan.FromSeconds(1);

    /// <summary>What the device was told before the window, or before the one that it overruled; none where that could not be read, then <see cref="DefaultMode"/> stands in.</summary>
    public DeviceCommand? PriorMode { get; private set; }

    /// <summary>Set once a window's command was taken, or may have been.</summary>
    public ActionRevert? Revert { get; private set; }

    /// <summary>After this a revert that fails is not tried again.</summary>
    public DateTimeOffset? RevertUntil => Revert is { State: RevertState.Pending } ? Revert.At + RevertRetries : null;

    /// <summary>The mode that a revert restores.</summary>
    public DeviceCommand RevertsTo => PriorMode ?? DefaultMode.Of(DeviceType);

    /// <summary>Whether its window has begun and not ended.</summary>
    public bool HoldsWindow(DateTimeOffset now) => Revert is { State: RevertState.Pending } && now < End;

    /// <summary>Whether this action makes the revert of an older window on the same device needless: it reached the device later, or is about to start as the window ends.</summary>
    /// <remarks>A window inside of the older one that is over does not: it gave the device back, or left it to one that is asked itself.</remarks>
    public bool Overrules(DeviceAction window)
    {
        if (Id == window.Id || window.End is not { } end) return false;
        if (CompletedAt is { } reached) return reached > window.ReachedAt && Revert is not { State: RevertState.Done or RevertState.Skipped };
        if (HasEnded) return false;

        var starts = Start ?? CreatedAt;
        return starts >= end - RevertOverlap && starts <= end + RevertOverlap;
    }

    /// <summary>Takes over what an older window owed that this one overrules: the mode found at this one's start is that window's command, and nobody's wish any more.</summary>
    public void Inherit(DeviceAction window)
    {
        if (End is null || (HasEnded && Work != ActionWork.Revert)) return;
        if (PriorMode is not null && !string.Equals(CommandTable.Of(PriorMode).Verb, window.Command, StringComparison.Ordinal)) return;

        PriorMode = window.RevertsTo;
        Version++;
    }

    /// <summary>
    /// When to look again, because a slot of the device's schedule starts about as this window ends: what it becomes makes the revert needless, or it is skipped and the revert is due.
    /// </summary>
    /// <param name="nextSlot">When the schedule fires next, or none.</param>
    /// <param name="now">This instant. A schedule that is not fired in time holds nothing up.</param>
    public DateTimeOffset? SlotToAwait(DateTimeOffset? nextSlot, DateTimeOffset now)
    {
        if (nextSlot is not { } starts || starts > End + RevertOverlap || starts > now + RevertOverlap || now > starts + RevertOverlap) return null;

        return (starts > now ? starts : now) + SlotPause;
    }

    /// <summary>The prior mode is back.</summary>
    public Result<Done> MarkReverted(string leaseId, DateTimeOffset now) => EndRevert(leaseId, RevertState.Done, null, now);

    /// <summary>A newer action has taken over, so nothing is restored.</summary>
    public Result<Done> SkipRevert(string leaseId, DateTimeOffset now) => EndRevert(leaseId, RevertState.Skipped, null, now);

    /// <summary>It cannot be restored.</summary>
    public Result<Done> FailRevert(string leaseId, string errorCode, DateTimeOffset now)
    {
        if (HoldsRevert(leaseId) && (IsPoisoned || now >= RevertUntil)) GaveUpAt = now;
        return EndRevert(leaseId, RevertState.Failed, errorCode, now);
    }

    /// <summary>Tries to restore it again because of an error; refused after <see cref="RevertUntil"/>, then it has failed.</summary>
    public Result<Done> RetryRevertAt(string leaseId, DateTimeOffset at, ActionError error, DateTimeOffset now)
    {
        if (!HoldsRevert(leaseId)) return Wrong;

        // After downtime the retries count from the first attempt, not from an end that nobody was there to see.
        if (Attempts == 1 && Revert!.At < now) Revert = Revert with { At = now };
        if (now >= RevertUntil) return Wrong;

        LastError = error;
        FailedAt = now;
        Priority = ActionPriority.Timed;
        return Release(at, now);
    }

    /// <summary>Makes a revert due now, because its device is being removed. Refused where it is due already.</summary>
    public Result<Done> BringRevertForward(DateTimeOffset now)
    {
        if (Revert is not { State: RevertState.Pending } || DueAt <= now) return Wrong;

        if (Revert.At > now) Revert = Revert with { At = now };
        DueAt = now;
        Touch(now);
        return default(Done);
    }

    /// <summary>Gives up a revert from outside, whoever has it: the device was removed.</summary>
    public Result<Done> AbandonRevert(DateTimeOffset now) => Work == ActionWork.Revert ? CloseRevert(RevertState.Failed, ActionErrorCode.DeviceRemoved, now) : Wrong;

    private bool HoldsRevert(string leaseId) => Work == ActionWork.Revert && Holds(leaseId);

    private void OweRevert()
    {
        if (End is not { } end) return;

        Revert = new ActionRevert(RevertState.Pending, end);
        DueAt = end;
        Priority = ActionPriority.Urgent;
        Attempts = 0;
        Mishaps = 0;
        LastError = null;
    }

    private Result<Done> EndRevert(string leaseId, RevertState state, string? errorCode, DateTimeOffset now) =>
        HoldsRevert(leaseId) ? CloseRevert(state, errorCode, now) : Wrong;

    private Done CloseRevert(RevertState state, string? errorCode, DateTimeOffset now)
    {
        Revert = new ActionRevert(state, now, errorCode);
        DueAt = null;
        LeaseId = null;
        LeaseUntil = null;
        FailedAt = null;
        Touch(now);
        AnnounceRevert(now);
        return default;
    }
}
