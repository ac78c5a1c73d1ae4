using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Accounts;

/// <summary>The port's only implementation: find the manufacturer, ask it, watch how it does.</summary>
internal sealed class OemSignIn(OemCatalog catalog, OemHealthWatch health, IPublicAddress address) : ISignIn
{
    public async Task<DriverResult<SignInAnswer>> SignInAsync(AmpsEnvironment environment, string oem, SignInAttempt attempt, CancellationToken cancellationToken)
    {
        if (catalog.Find(environment, oem) is not ISignsIn found) return new OemFailure(OemFailureReason.Unavailable);
        if (attempt is SignInAttempt.Simulated && environment != AmpsEnvironment.Sandbox) return new SignInAnswer.Refused(SignInRefusal.MethodNotOffered);

        return Noted(environment, oem, await found.SignInAsync(attempt, cancellationToken));
    }

    public Uri? AuthorizeUrl(AmpsEnvironment environment, string oem, AuthorizationRequest request) =>
        catalog.Find(environment, oem) is { } found && found.Manifest.AuthMethods.Contains(AuthMethod.Oauth2) && found is IAuthorizes authorizes
            ? new Uri(new Uri(address.Base), authorizes.AuthorizeUrl(request)) // The Simulator's page is served by ourselves, and has no host of its own.
            : null;

    public async Task<DriverResult<IReadOnlyList<DiscoveredDevice>>> DiscoverAsync(Tenant tenant, string oem, SignedIn account, CancellationToken cancellationToken)
    {
        if (catalog.Find(tenant.Environment, oem) is not { } found) return new OemFailure(OemFailureReason.Unavailable);

        return Noted(tenant.Environment, oem, await found.DiscoverAsync(new OemSession(account.Account, tenant) { Grant = account.Grant }, cancellationToken));
    }

    public bool RevokesOneByOne(AmpsEnvironment environment, string oem) => catalog.Find(environment, oem) is IRevokes { OneByOne: true };

    public async Task<DriverResult<Done>> RevokeAsync(Tenant tenant, string oem, SignedIn account, CancellationToken cancellationToken)
    {
        if (catalog.Find(tenant.Environment, oem) is not IRevokes found) return default(Done);

        return Noted(tenant.Environment, oem, await found.RevokeAsync(new OemSession(account.Account, tenant) { Grant = account.Grant }, cancellationToken));
    }

    private DriverResult<T> Noted<T>(AmpsEnvironment environment, string oem, DriverResult<T> answer)
    {
        health.Note(environment, oem, answer.Failure);
        return answer;
    }
}
