using Amps.Application.Common;
using Amps.Application.Journeys;
using Amps.Application.Ports;
using Amps.Domain.Journeys;
using Amps.Domain.Removals;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Removals;

/// <summary>Lets go of an erased user's accounts at manufacturers: of those that were linked, and of those that a journey had just signed in to. A manufacturer that does not answer holds it up for an hour at most.</summary>
internal sealed class UserAccounts(IEnvironmentDb db, JourneySecrets secrets, UnusedCredentials credentials, TimeProvider time)
{
    /// <returns>Whether none of them is left to try again.</returns>
    public async Task<bool> LetGoAsync(UserErasure erasure, CancellationToken cancellationToken)
    {
        var giveUp = time.Now() >= erasure.RequestedAt + DeviceRemoval.ManufacturerRetries;
        return await DropJourneysAsync(erasure, giveUp, cancellationToken) & await DropCredentialsAsync(erasure, giveUp, cancellationToken);
    }

    private async Task<bool> DropJourneysAsync(UserErasure erasure, bool giveUp, CancellationToken cancellationToken)
    {
        var journeys = db.Journeys.Where(journey => journey.UserId == erasure.UserId && journey.CreatedAt <= erasure.RequestedAt);
        List<JourneyId> kept = [];
        foreach (var journey in await journeys.AsNoTracking().Where(row => row.Secret != null).ToListAsync(cancellationToken))
        {
            if (!await secrets.GiveBackAsync(journey) && !giveUp) kept.Add(journey.Id);
        }

        await db.WriteInTurnAsync(() => journeys.Where(journey => !kept.Contains(journey.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        return kept.Count == 0;
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
