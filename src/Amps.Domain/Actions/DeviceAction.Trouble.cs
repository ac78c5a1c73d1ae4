using Amps.Domain.Common;

namespace Amps.Domain.Actions;

/// <content>What went wrong on the way, and what an operator can do about it.</content>
public sealed partial class DeviceAction
{
    /// <summary>When an attempt failed last that is to be made again; none while nothing went wrong, and once the work has ended.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>When it, or its revert, was given up: after the last attempt, or by an operator. None for what ended otherwise.</summary>
    public DateTimeOffset? GaveUpAt { get; private set; }

    // A send in doubt weighs more than what its last question failed with.
    private ActionError Trouble => SendingSince is not null ? ActionErrors.OutcomeUnknown : LastError ?? ActionErrors.Internal;

    /// <summary>Whether it waits to be tried again after a failure.</summary>
    public bool IsRetrying(DateTimeOffset now) => FailedAt is not null && DueAt > now && LeaseId is null;

    /// <summary>Tries it again now and not later.</summary>
    public Result<Done> Hurry(DateTimeOffset now)
    {
        if (!IsRetrying(now)) return Wrong;

        DueAt = now;
        Touch(now);
        return default(Done);
    }

    /// <summary>Tries it no more. A push that may have arrived is in doubt, and its window is reverted nonetheless.</summary>
    public Result<Done> GiveUp(DateTimeOffset now)
    {
        if (!IsRetrying(now)) return Wrong;

        GaveUpAt = now;
        return Work == ActionWork.Revert ? CloseRevert(RevertState.Failed, Trouble.Code, now) : FailWith(ActionErrors.GivenUp(Trouble), MayHaveArrived, now);
    }
}
