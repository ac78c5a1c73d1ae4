using Amps.Application.Common;
using Amps.Application.Journeys.ClaimSignIn;
using Amps.Application.Journeys.OweGrant;
using Amps.Application.Journeys.RecordSignIn;
using Amps.Application.Removals;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Journeys;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Journeys;

/// <summary>The saves around asking a manufacturer: the claim before, and the record after. Whoever asks may leave meanwhile: what was granted is kept by the journey, or goes back.</summary>
internal sealed partial class SignInClaims(JourneyGrants grants, JourneySecrets secrets, ISender sender, ILogger<SignInClaims> logger)
{
    public Task<Result<ClaimedSignIn>> ClaimAsync(JourneyMove move) => sender.Send(new ClaimSignInCommand(move), CancellationToken.None);

    /// <summary>Records what came of it, and gives back what the journey does not keep; that is owed from the record on, so a slow manufacturer does not outlast the claim.</summary>
    public async Task<Result<RecordedSignIn>> RecordAsync(Journey journey, JourneyMove claim, SignInOutcome outcome, SignedIn? granted)
    {
        var recorded = await sender.Send(new RecordSignInCommand(claim, outcome, granted), CancellationToken.None);
        if (!recorded.Succeeded) await GiveBackAsync(journey, claim, granted);
        else if (granted is not null && !recorded.Value.IsKept) await TryGiveBackAsync(claim);
        return recorded;
    }

    /// <summary>Gives the claim back, because asking or recording broke: the step can be taken again.</summary>
    public async Task ReleaseAsync(Journey journey, JourneyMove claim, SignedIn? granted)
    {
        try
        {
            await RecordAsync(journey, claim, new SignInOutcome.None(), granted);
        }
        catch
        {
            // Nothing can be saved.
            await GiveBackAsync(journey, claim, granted);
            throw;
        }
    }

    // It is owed already, and what is recorded stands whatever comes of this.
    private async Task TryGiveBackAsync(JourneyMove claim)
    {
        try
        {
            await grants.GiveBackAsync(claim.Id, claim.Sequence);
        }
        catch (Exception exception)
        {
            Broke(exception, claim.Id);
        }
    }

    private async Task GiveBackAsync(Journey journey, JourneyMove claim, SignedIn? granted)
    {
        if (granted is not null && await secrets.GiveBackAsync(journey, granted) != GivenBack.Done) await sender.Send(new OweGrantCommand(journey, claim.Sequence, granted), CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Error, "Giving back what {Journey} was granted broke")]
    private partial void Broke(Exception exception, JourneyId journey);
}
