using System.Collections.Concurrent;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Testing;

/// <summary>The real sign-in, unless a test has told what an account shows instead.</summary>
public sealed class ScriptedSignIn(ISignIn real) : ISignIn
{
    private readonly ConcurrentDictionary<string, Func<IReadOnlyList<DiscoveredDevice>, DriverResult<IReadOnlyList<DiscoveredDevice>>>> scripts = new(StringComparer.Ordinal);

    /// <summary>Changes what is found in an account, or lets finding it fail.</summary>
    public void ScriptDiscovery(string account, Func<IReadOnlyList<DiscoveredDevice>, DriverResult<IReadOnlyList<DiscoveredDevice>>> change) => scripts[account] = change;

    public Task<DriverResult<SignInAnswer>> SignInAsync(AmpsEnvironment environment, string oem, SignInAttempt attempt, CancellationToken cancellationToken) =>
        real.SignInAsync(environment, oem, attempt, cancellationToken);

    public Uri? AuthorizeUrl(AmpsEnvironment environment, string oem, AuthorizationRequest request) => real.AuthorizeUrl(environment, oem, request);

    public async Task<DriverResult<IReadOnlyList<DiscoveredDevice>>> DiscoverAsync(Tenant tenant, string oem, SignedIn account, CancellationToken cancellationToken)
    {
        var found = await real.DiscoverAsync(tenant, oem, account, cancellationToken);
        return found.Failure is null && scripts.TryGetValue(account.Account, out var change) ? change(found.Value) : found;
    }

    public Task<DriverResult<Done>> RevokeAsync(Tenant tenant, string oem, SignedIn account, CancellationToken cancellationToken) => real.RevokeAsync(tenant, oem, account, cancellationToken);
}
