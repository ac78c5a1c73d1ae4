using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Ports;
using Amps.Application.Removals;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;

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
    /// <returns>Whether there is nothing left to repeat.</returns>
    public Task<bool> GiveBackAsync(UnlinkedGrant owed) => GiveBackAsync(owed.Oem, JourneySecret.Open(vault, scope.Tenant, owed.JourneyId, owed.Secret));

    /// <summary>Gives back what an account granted that no journey keeps. Whoever asks may leave: it is done all the same.</summary>
    /// <returns>As for what is owed.</returns>
    public Task<bool> GiveBackAsync(string? oem, SignedIn? account) => GiveBackAsync(oem, account, exceptFor: null);

    private async Task<bool> GiveBackAsync(string oem, JourneySecret? secret)
    {
        // What cannot be opened now may be once the right key is back.
        if (secret is null) return false;

        // A manufacturer who ends all grants of an account would end the one that came in this one's place.
        var former = secret.FormerOf is { } id && manufacturers.RevokesOneByOne(Environment, oem) ? CredentialId.Trust(id) : (CredentialId?)null;
        return await GiveBackAsync(oem, secret.Account, former);
    }

    private async Task<bool> GiveBackAsync(string? oem, SignedIn? account, CredentialId? exceptFor) =>
        oem is null || account is not { Grant: not null } || await db.IsLinkedAsync(oem, account.Account, exceptFor, CancellationToken.None) || await calls.RevokeAsync(oem, account, CancellationToken.None);
}
