using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Actions;

/// <summary>What taking a push means for what the device has already.</summary>
/// <param name="Action">The new push; moved to a later start where it is queued.</param>
/// <param name="Cancel">The actions to cancel as <see cref="CancelReason.Replaced"/>, in the same save.</param>
/// <param name="QueueBehind">The action to wait for, or none.</param>
public sealed record Admission(PlannedAction Action, IReadOnlyList<ActionId> Cancel, ActionId? QueueBehind);

/// <summary>
/// One push in force and one queued behind it: what becomes of a new one. Windows that do not overlap conflict all the same;
/// what a schedule fires is not asked about, and a window that is open but <c>completed</c> is no conflict.
/// </summary>
public static class ConflictPolicy
{
    /// <summary>Decides. What the databases hold may have changed by the time of the save; then their index refuses it, and this is asked again.</summary>
    /// <param name="inForce">The device's push in <see cref="ActionLane.Force"/>, or none.</param>
    /// <param name="queued">The one in <see cref="ActionLane.Queued"/>, or none.</param>
    /// <param name="strategy">What the client wants; ignored where nothing conflicts, even if the device does not offer it.</param>
    /// <param name="offered">What the device offers.</param>
    /// <param name="action">The new push.</param>
    /// <param name="now">This instant: when an immediate push would start.</param>
    public static Result<Admission> Decide(
        DeviceAction? inForce,
        DeviceAction? queued,
        ConflictStrategy? strategy,
        IReadOnlyList<ConflictStrategy> offered,
        PlannedAction action,
        DateTimeOffset now)
    {
        // A queued one whose turn has come, and was not taken yet, is as good as in force.
        if ((inForce ?? queued) is not { } conflict) return new Admission(action, [], null);

        IReadOnlyList<ActionId> with = [.. new[] { inForce, queued }.OfType<DeviceAction>().Select(existing => existing.Id)];

        if (strategy is not { } wanted) return ConflictFailures.NoStrategySupplied(with, offered);
        if (!offered.Contains(wanted)) return ConflictFailures.StrategyNotSupported(wanted, with, offered);

        return wanted switch
        {
            ConflictStrategy.CancelAndReplace => conflict.State == ActionState.Scheduled ? new Admission(action, with, null) : ConflictFailures.InProgress(with),
            ConflictStrategy.QueueAfter => QueueAfter(conflict, queued, with, offered, action, now),
        };
    }

    // The wait may lead past the horizon of 720 h: that is about what a client may ask for, and the end there was asked for in time.
    private static Result<Admission> QueueAfter(
        DeviceAction conflict, DeviceAction? queued, IReadOnlyList<ActionId> with, IReadOnlyList<ConflictStrategy> offered, PlannedAction action, DateTimeOffset now)
    {
        if (conflict.End is not { } end) return ConflictFailures.OpenEnded(with, offered);
        if (queued is not null) return ConflictFailures.QueueFull(with, offered);

        var own = action.Start ?? PlantTime.Whole(now);
        return new Admission(action.StartingAt(own > end ? own : end), [], conflict.Id);
    }
}
