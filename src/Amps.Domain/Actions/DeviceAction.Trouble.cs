using Amps.Domain.Common;

namespace Amps.Domain.Actions;

/// <content>What went wrong on the way, and what an operator can do about it.</content>
public sealed partial class DeviceAction
{
    /// <summary>When an attempt failed last that is to be made again; none while nothing went wrong, and once the work has ended.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>When it, or its revert, was given up: after the last attempt, or by an operator. None for what ended otherwise.</summary>
    public DateTimeOffset? GaveUpAt { get; private set; }

    private ActionError Trouble => LastError ?? ActionErrors.Internal;

    /// <summary>Whether it is to be tried again after a failure, and nobody has it: what is due waits for its turn.</summary>
    public bool IsRetrying => FailedAt is not null && DueAt is not null && LeaseId is null;

    /// <summary>Tries it again now and not later; what is due already keeps its turn.</summary>
    public Result<Done> Hurry(DateTimeOffset now)
    {
        if (!IsRetrying) return Wrong;

        if (DueAt > now) DueAt = now;
        Touch(now);
        return default(Done);
    }

    /// <summary>Tries it no more. A push that may have arrived is in doubt, and its window is reverted nonetheless.</summary>
    public Result<Done> GiveUp(DateTimeOffset now)
    {
        if (!IsRetrying) return Wrong;

        GaveUpAt = now;
        if (Work == ActionWork.Revert) return CloseRevert(RevertState.Failed, Trouble.Code, now);

        // What was sent or accepted may have arrived, which weighs more than what its last question failed with.
        return FailWith(ActionErrors.GivenUp(MayHaveArrived ? ActionErrors.OutcomeUnknown : Trouble), MayHaveArrived, now);
    }
}
