using Amps.Application.Ports;
using Amps.Application.Schedules;
using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices;

/// <summary>All that is still to happen on a device. The one place that knows what ends when a device goes.</summary>
internal static class DeviceWork
{
    /// <summary>Calls off the schedule and what waits, and ends what is being carried out, in the save of the command that calls it.</summary>
    /// <returns>The windows that are open: their reverts are left as they are.</returns>
    public static async Task<IReadOnlyList<DeviceAction>> EndWorkAsync(this IEnvironmentDb db, DeviceId device, CancelReason reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // In two, since each has an index.
        var open = await db.Actions.Where(action => action.DeviceId == device && action.Lane != null).ToListAsync(cancellationToken);
        var ended = await db.Actions.Where(action => action.DeviceId == device && action.DueAt != null && action.Lane == null).ToListAsync(cancellationToken);
        foreach (var action in open)
        {
            // Scheduled is cancelled, acknowledged is interrupted: one of the two fits, and a claim in between makes the save fail and begin anew.
            if (action.State == ActionState.Scheduled) action.Cancel(reason, now);
            else action.Interrupt(ActionErrors.DeviceRemoved, now);
        }

        var schedule = await db.FindScheduleAsync(device, cancellationToken);
        schedule?.Cancel(now);
        return [.. ended.Where(action => action.Work == ActionWork.Revert)];
    }

    /// <summary>The same, and gives up the reverts of open windows.</summary>
    public static async Task EndAllWorkAsync(this IEnvironmentDb db, DeviceId device, CancelReason reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var window in await db.EndWorkAsync(device, reason, now, cancellationToken)) window.AbandonRevert(now);
    }
}
