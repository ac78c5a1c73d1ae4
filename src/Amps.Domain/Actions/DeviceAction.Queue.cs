using Amps.Domain.Common;

namespace Amps.Domain.Actions;

/// <content>When there is work on an action, and who has it.</content>
public sealed partial class DeviceAction
{
    /// <summary>An immediate action expires so long after it was pushed.</summary>
    public static readonly TimeSpan AfterCreation = TimeSpan.FromMinutes(5);

    /// <summary>A scheduled action expires so long after its start; a windowed one at its end.</summary>
    public static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(15);

    /// <summary>What a manufacturer is to be asked so shortly after the expiry is asked then, and not just too early.</summary>
    public static readonly TimeSpan LastQuestion = TimeSpan.FromSeconds(5);

    /// <summary>So many lost leases and exceptions, and the work is given up.</summary>
    public const int MaxMishaps = 5;

    /// <summary>When there is something to do; none while it waits for its turn, and when nothing is left.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>A number of <see cref="ActionPriority"/>.</summary>
    public int Priority { get; private set; }

    /// <summary>The manufacturer, so that one that is slow holds up no other.</summary>
    public string Partition { get; private init; } = "";

    /// <summary>Claims so far, without those that were put off; starts again with the revert.</summary>
    public int Attempts { get; private set; }

    /// <summary>Claims whose worker vanished or broke; starts again with the revert.</summary>
    public int Mishaps { get; private set; }

    public string? LeaseId { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>When a send began of which the outcome is not known.</summary>
    public DateTimeOffset? SendingSince { get; private set; }

    /// <summary>When the manufacturer accepted the command without having done it.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>What the manufacturer is asked with, once it accepted the command.</summary>
    public string? CheckHandle { get; private set; }

    /// <summary>The manufacturer's last failure that may pass; becomes the action's, should time run out.</summary>
    public ActionError? LastError { get; private set; }

    /// <summary>Whether the work must be given up, because it broke its workers too often.</summary>
    public bool IsPoisoned => Mishaps >= MaxMishaps;

    /// <summary>What there is to do; none where nothing is left or its turn has not come.</summary>
    public ActionWork? Work => State switch
    {
        ActionState.Scheduled => QueuedBehind is null ? ActionWork.Dispatch : null,
        ActionState.Acknowledged when AcceptedAt is not null => ActionWork.Check,
        ActionState.Acknowledged when SendingSince is not null => ActionWork.Recover,
        ActionState.Acknowledged when Scheduler is { Kept: null } => ActionWork.ReadScheduler,
        ActionState.Acknowledged => ActionWork.Dispatch,
        ActionState.Completed or ActionState.Failed or ActionState.Cancelled => Revert is { State: RevertState.Pending } ? ActionWork.Revert : null,
    };

    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt;

    /// <summary>Whether it is being carried out, or its time has come and nobody took it yet.</summary>
    public bool IsUnderWay(DateTimeOffset now) => State == ActionState.Acknowledged || (State == ActionState.Scheduled && DueAt <= now);

    /// <summary>Takes due work that nobody has, or whose worker vanished. This is the transition to <see cref="ActionState.Acknowledged"/>: nothing that was claimed can be cancelled.</summary>
    /// <param name="leaseId">A new name for this claim.</param>
    /// <param name="until">When another may take it over.</param>
    /// <param name="now">This instant.</param>
    public Result<ActionWork> Claim(string leaseId, DateTimeOffset until, DateTimeOffset now)
    {
        if (Work is not { } work || DueAt is not { } due || due > now || LeaseUntil > now) return Wrong;

        if (LeaseId is not null) Mishaps++;
        Attempts++;
        LeaseId = leaseId;
        LeaseUntil = until;
        if (!HasEnded)
        {
            State = ActionState.Acknowledged;
            AcknowledgedAt ??= now;
        }

        Touch(now);
        return work;
    }

    /// <summary>Notes that a push queues behind this one. What ends this one at the same instant is refused, and then sees who waits.</summary>
    public void NoteSuccessor() => Version++;

    /// <summary>The push in force has ended, however it did: this one takes its place. Its start stays what the client was told.</summary>
    public Result<Done> TakeTurn(DateTimeOffset now)
    {
        if (State != ActionState.Scheduled || QueuedBehind is null) return Wrong;

        QueuedBehind = null;
        Lane = ActionLane.Force;
        DueAt = Start;
        Touch(now);
        return default(Done);
    }

    /// <summary>Gives the work back unharmed, without using up an attempt: a full partition, a shutdown, a command that did not take effect.</summary>
    /// <param name="leaseId">The claim.</param>
    /// <param name="until">When it is due again.</param>
    /// <param name="mayHaveArrived">Whether a send is still in doubt.</param>
    /// <param name="now">This instant.</param>
    public Result<Done> PutOff(string leaseId, DateTimeOffset until, bool mayHaveArrived, DateTimeOffset now)
    {
        if (!Holds(leaseId)) return Wrong;

        Attempts--;
        if (!mayHaveArrived) SendingSince = null;
        return Release(until, now);
    }

    /// <summary>Gives the work back because its worker broke. What was being sent stays in doubt.</summary>
    public Result<Done> NoteMishap(string leaseId, DateTimeOffset retryAt, DateTimeOffset now)
    {
        if (!Holds(leaseId)) return Wrong;

        Mishaps++;
        LastError = WhatKeptIt;
        FailedAt = now;
        return Release(retryAt, now);
    }

    /// <summary>Lets go of what was claimed although there is nothing to do.</summary>
    public Result<Done> LetGo(string leaseId, DateTimeOffset now)
    {
        if (Work is not null || !string.Equals(LeaseId, leaseId, StringComparison.Ordinal)) return Wrong;

        DueAt = null;
        LeaseId = null;
        LeaseUntil = null;
        Touch(now);
        return default(Done);
    }

    private Failure Wrong => ActionFailures.WrongTransition(State);

    private bool Holds(string leaseId) => Work is not null && string.Equals(LeaseId, leaseId, StringComparison.Ordinal);

    // No later than the end of the work, so that the end is noticed when it comes; a revert that runs late already keeps its pauses.
    private Done Release(DateTimeOffset due, DateTimeOffset now)
    {
        var last = RevertUntil is { } until ? (until > now ? until : due) : Work == ActionWork.Check && due < ExpiresAt + LastQuestion ? due : ExpiresAt;
        DueAt = due < last ? due : last;
        LeaseId = null;
        LeaseUntil = null;
        Touch(now);
        return default;
    }
}
