using Amps.Application.Common;
using Amps.Application.Journeys.EndJourney;
using Amps.Application.Ports;
using Amps.Domain.Journeys;
using Amps.Domain.Removals;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Removals;

/// <summary>Lets go of an erased user's accounts at manufacturers, and of the journeys to them. A manufacturer that does not answer holds it up for an hour at most.</summary>
internal sealed class UserAccounts(IEnvironmentDb db, ISender sender, UnusedCredentials credentials, TimeProvider time)
{
    /// <returns>Whether none of them is left to try again.</returns>
    public async Task<bool> LetGoAsync(UserErasure erasure, CancellationToken cancellationToken)
    {
        var giveUp = time.Now() >= erasure.RequestedAt + DeviceRemoval.ManufacturerRetries;
        await DropJourneysAsync(erasure, cancellationToken);
        return await DropCredentialsAsync(erasure, giveUp, cancellationToken);
    }

    private async Task DropJourneysAsync(UserErasure erasure, CancellationToken cancellationToken)
    {
        var journeys = db.Journeys.Where(journey => journey.UserId == erasure.UserId && journey.CreatedAt <= erasure.RequestedAt);

        // Only one that began in the very instant of the erasure can be open still.
        foreach (var open in await journeys.Where(journey => journey.State == JourneyState.Pending).Select(journey => journey.Id).ToListAsync(cancellationToken))
            await sender.Send(new EndJourneyCommand(open, new JourneyEnd.Erased()), cancellationToken);

        await db.WriteInTurnAsync(() => journeys.ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private async Task<bool> DropCredentialsAsync(UserErasure erasure, bool giveUp, CancellationToken cancellationToken)
    {
        var done = true;
        foreach (var credential in await db.Credentials.AsNoTracking().Where(row => row.UserId == erasure.UserId).ToListAsync(cancellationToken))
        {
            done &= await credentials.DropAsync(credential, exceptFor: null, giveUp, cancellationToken);
        }

        return done;
    }
}
