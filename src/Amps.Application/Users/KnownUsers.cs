using Amps.Application.Ports;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Users;

internal static class KnownUsers
{
    /// <summary>Whether anything of an end user is here, and is not to be forgotten already.</summary>
    /// <remarks>Whose devices were removed one by one has left actions, schedules and messages behind, and who never came to the end of a journey has left that.</remarks>
    public static async Task<bool> KnowsAsync(this IEnvironmentDb db, string userId, CancellationToken cancellationToken)
    {
        if (await db.Devices.AnyAsync(device => device.UserId == userId, cancellationToken)) return true;
        if (await db.UserErasures.AnyAsync(erasure => erasure.UserId == userId, cancellationToken)) return false;

        return await db.Actions.AnyAsync(action => action.UserId == userId, cancellationToken)
            || await db.Schedules.AnyAsync(schedule => schedule.UserId == userId, cancellationToken)
            || await db.Credentials.AnyAsync(credential => credential.UserId == userId, cancellationToken)
            || await db.Journeys.AnyAsync(journey => journey.UserId == userId, cancellationToken)
            || await db.Messages.AnyAsync(message => message.UserId == userId, cancellationToken);
    }
}
