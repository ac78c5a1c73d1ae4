using Amps.Application.Ports;
using Amps.Domain.Actions;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Actions;

internal static class Turns
{
    /// <summary>Lets the push that waits behind an ended one take its place, in the same save.</summary>
    public static async Task PassOnTurnAsync(this IEnvironmentDb db, DeviceAction ended, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = await db.Actions.SingleOrDefaultAsync(action => action.DeviceId == ended.DeviceId && action.Lane == ActionLane.Queued && action.QueuedBehind == ended.Id, cancellationToken);
        next?.TakeTurn(now);
    }
}
