using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Removals;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys;

/// <summary>Opens and gives back what journeys of this scope's customer keep sealed.</summary>
internal sealed class JourneySecrets(IVault vault, ISignIn manufacturers, OemCalls calls, RequestScope scope)
{
    public AmpsEnvironment Environment => scope.Tenant.Environment;

    /// <summary>The origin of the manufacturer's own sign-in page.</summary>
    public string? SignInPageOf(string oem) =>
        manufacturers.AuthorizeUrl(Environment, oem, new AuthorizationRequest(new Uri("https://localhost/"), "", ""))?.GetLeftPart(UriPartial.Authority);

    public string ReturnUrl(Journey journey, CustomerApp app, DateTimeOffset now) => JourneyReturn.UrlOf(journey, app, scope.Tenant, now);

    public JourneySecret Open(Journey journey) => JourneySecret.Open(vault, scope.Tenant, journey.Id, journey.Secret);

    public string Seal(JourneySecret secret, JourneyId journey) => secret.Seal(vault, scope.Tenant, journey);

    /// <summary>Gives back at the manufacturer what the journey of an erased user holds.</summary>
    /// <returns>Whether there is nothing left to repeat.</returns>
    public Task<bool> GiveBackAsync(Journey journey) => GiveBackAsync(journey.Oem, Open(journey).Account);

    /// <summary>Gives back what is owed.</summary>
    /// <returns>As for a journey.</returns>
    public Task<bool> GiveBackAsync(UnlinkedGrant owed) => GiveBackAsync(owed.Oem, JourneySecret.Open(vault, scope.Tenant, owed.JourneyId, owed.Secret).Account);

    /// <summary>Gives back what an account granted that no journey keeps. Whoever asks may leave: it is done all the same.</summary>
    /// <returns>As for a journey.</returns>
    public async Task<bool> GiveBackAsync(string? oem, SignedIn? account) =>
        oem is null || account is not { Grant: not null } || await calls.RevokeAsync(oem, account, CancellationToken.None);
}
