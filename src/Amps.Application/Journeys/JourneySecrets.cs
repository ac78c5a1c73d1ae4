using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Ports;
using Amps.Application.Removals;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys;

/// <summary>Opens and gives back what journeys of this scope's customer keep sealed.</summary>
internal sealed class JourneySecrets(IEnvironmentDb db, IVault vault, ISignIn manufacturers, OemCalls calls, RequestScope scope)
{
    public AmpsEnvironment Environment => scope.Tenant.Environment;

    /// <summary>The origin of the manufacturer's own sign-in page.</summary>
    public string? SignInPageOf(string oem) =>
        manufacturers.AuthorizeUrl(Environment, oem, new AuthorizationRequest(new Uri("https://localhost/"), "", ""))?.GetLeftPart(UriPartial.Authority);

    public string ReturnUrl(Journey journey, CustomerApp app, DateTimeOffset now) => JourneyReturn.UrlOf(journey, app, scope.Tenant, now);

    /// <returns>An empty one where there is none, or it cannot be opened any more.</returns>
    public JourneySecret Open(Journey journey) => TryOpen(journey) ?? new JourneySecret();

    /// <returns>Nothing where it cannot be opened; an empty one where there is none.</returns>
    public JourneySecret? TryOpen(Journey journey) => journey.Secret is { } stored ? JourneySecret.Open(vault, scope.Tenant, journey.Id, stored) : new JourneySecret();

    public string Seal(JourneySecret secret, JourneyId journey) => secret.Seal(vault, scope.Tenant, journey);

    /// <summary>Gives back what is owed.</summary>
    public async Task<GivenBack> GiveBackAsync(UnlinkedGrant owed)
    {
        // What cannot be opened now may be once the right key is back.
        if (JourneySecret.Open(vault, scope.Tenant, owed.JourneyId, owed.Secret) is not { } secret) return GivenBack.NotAsked;

        // A manufacturer who ends all grants of an account would end the one that came in this one's place.
        var former = secret.FormerOf is { } id && manufacturers.RevokesOneByOne(Environment, owed.Oem) ? CredentialId.Trust(id) : (CredentialId?)null;
        return await GiveBackAsync(owed.UserId, owed.Oem, secret.Account, former);
    }

    /// <summary>Gives back what an account granted that no journey keeps. Whoever asks may leave: it is done all the same.</summary>
    public Task<GivenBack> GiveBackAsync(Journey journey, SignedIn account) => GiveBackAsync(journey.UserId, journey.Oem!, account, exceptFor: null);

    private async Task<GivenBack> GiveBackAsync(string user, string oem, SignedIn? account, CredentialId? exceptFor)
    {
        if (account is not { Grant: not null }) return GivenBack.Done;

        // Such a one would also end what the end user gets by trying once more, here or in another journey. Asked first: a consent that comes in between links the account.
        var isTrying = !manufacturers.RevokesOneByOne(Environment, oem)
            && await db.Journeys.AnyAsync(row => row.UserId == user && row.Oem == oem && row.State == JourneyState.Pending, CancellationToken.None);
        if (await db.IsLinkedAsync(oem, account.Account, exceptFor, CancellationToken.None)) return GivenBack.Done;
        if (isTrying) return GivenBack.NotAsked;

        return await calls.RevokeAsync(oem, account, CancellationToken.None);
    }
}
