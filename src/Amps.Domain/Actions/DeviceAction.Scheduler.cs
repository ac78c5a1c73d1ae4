using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Actions;

/// <content>A manufacturer's own scheduler that holds the device: it is read and kept (a save), and only then cleared by the send that follows.</content>
public sealed partial class DeviceAction
{
    /// <summary>The manufacturer's own scheduler, once it stood in the way; what was kept of it stays, however the action ends.</summary>
    public ForeignScheduler? Scheduler { get; private set; }

    /// <summary>Whether its client wants a scheduler cleared that was not met before.</summary>
    public bool MayClearScheduler => OnConflict == ConflictStrategy.CancelAndReplace && Scheduler is null;

    /// <summary>Whether the send clears the scheduler first: never before what it holds is kept.</summary>
    public bool ClearsScheduler => Scheduler is { Kept: not null };

    /// <summary>The manufacturer refused the command because of its own scheduler. It will be read, which is due at once and uses up no attempt.</summary>
    public Result<Done> MeetScheduler(string leaseId, DateTimeOffset now)
    {
        if (!HoldsOpen(leaseId) || !MayHaveArrived || !MayClearScheduler) return Wrong;

        Scheduler = new ForeignScheduler();
        AcceptedAt = null;
        CheckHandle = null;
        SendingSince = null;
        return GoOnAtOnce(now);
    }

    /// <summary>Keeps what the scheduler holds. The command is sent again at once, and clears it first.</summary>
    public Result<Done> KeepScheduler(string leaseId, string kept, DateTimeOffset now)
    {
        if (!HoldsOpen(leaseId) || Work != ActionWork.ReadScheduler) return Wrong;

        Scheduler = new ForeignScheduler(kept);
        return GoOnAtOnce(now);
    }

    private Done GoOnAtOnce(DateTimeOffset now)
    {
        Attempts--;
        LastError = ActionErrors.Of(OemFailureReason.SchedulerActive);
        return Release(now, now);
    }
}

/// <summary>A manufacturer's own scheduler that stood in an action's way.</summary>
/// <param name="Kept">What it held, in its driver's words, so that clearing it loses nothing; none until it was read.</param>
public sealed record ForeignScheduler(string? Kept = null);
