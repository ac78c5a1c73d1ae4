using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Ports;
using Amps.Application.Removals;
using Amps.Domain.Credentials;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys;

/// <summary>Gives back at manufacturers what journeys were granted and did not link. It is owed first, in the save that lets go of it, so that no crash and no manufacturer who is away loses it.</summary>
internal sealed class JourneyGrants(IEnvironmentDb db, JourneySecrets secrets, TimeProvider time)
{
    /// <summary>Notes what the journey holds, in the save of the command that calls this and before the journey forgets it.</summary>
    public void Owe(Journey journey, DateTimeOffset now)
    {
        // One that cannot be opened now is kept as it is, until the right key is back.
        if (journey.Secret is { } stored && secrets.TryOpen(journey) is null or { Account.Grant: not null }) db.UnlinkedGrants.Add(UnlinkedGrant.Of(journey, journey.Sequence, stored, now));
    }

    /// <summary>Notes what the account of one of its sign-ins granted, in the save of the command that calls this.</summary>
    public void Owe(Journey journey, int sequence, SignedIn? account, DateTimeOffset now)
    {
        if (account is { Grant: not null }) db.UnlinkedGrants.Add(UnlinkedGrant.Of(journey, sequence, secrets.Seal(new JourneySecret { Account = account }, journey.Id), now));
    }

    /// <summary>Notes the grant in whose place the journey's came, in the save of the command that calls this. The job gives it back, so that who has agreed waits for nobody.</summary>
    public void OweFormer(Journey journey, FormerGrant former, DateTimeOffset now) => db.UnlinkedGrants.Add(
        UnlinkedGrant.Of(journey, journey.Sequence, secrets.Seal(new JourneySecret { Account = former.Account, FormerOf = former.Credential.Value }, journey.Id), now));

    /// <summary>Gives back what the journey owes. Whoever asks may leave: it is done all the same.</summary>
    /// <param name="journey">That owes.</param>
    /// <param name="sequence">Of the sign-in whose grant it is; all of them where none is named.</param>
    public async Task GiveBackAsync(JourneyId journey, int? sequence = null)
    {
        var rows = db.UnlinkedGrants.AsNoTracking().Where(row => row.JourneyId == journey && (sequence == null || row.Sequence == sequence));
        foreach (var owed in await rows.ToListAsync(CancellationToken.None)) await ClearAsync(owed);
    }

    /// <summary>Gives one back, or puts it off; a manufacturer who was asked in vain is told no more after an hour.</summary>
    /// <param name="owed">Not tracked.</param>
    public async Task<GivenBack> ClearAsync(UnlinkedGrant owed)
    {
        var row = db.UnlinkedGrants.Where(one => one.JourneyId == owed.JourneyId && one.Sequence == owed.Sequence);
        var given = await secrets.GiveBackAsync(owed);
        var isOver = given == GivenBack.Done || owed.GivesUp(given != GivenBack.NotAsked, time.Now());
        if (isOver) await db.WriteInTurnAsync(() => row.ExecuteDeleteAsync(CancellationToken.None), CancellationToken.None);
        else await db.PutOffAsync(row, time.Now() + Owed.RetryPause, CancellationToken.None);
        return given;
    }
}
