using Amps.Domain.Common;

namespace Amps.Domain.Actions;

/// <summary>What the use cases around actions refuse, conflicts aside.</summary>
public static class ActionFailures
{
    /// <summary>Unknown, of another customer, or of the other environment.</summary>
    public static Failure NotFound { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such action.");

    /// <summary>The one answer to every transition that does not lead on from here. A client only ever meets it when it cancels.</summary>
    public static Failure WrongTransition(ActionState state) => new(FailureKind.Conflict, ErrorCode.ActionNotCancellable,
        $"The action is `{Wire<ActionState>.Name(state)}`; only a `{Wire<ActionState>.Name(ActionState.Scheduled)}` action can be cancelled.");
}
