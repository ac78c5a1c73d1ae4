using System.Collections.Concurrent;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Testing;

/// <summary>The real sign-in, unless a test has told what the manufacturers shall do instead.</summary>
public sealed class ScriptedSignIn(ISignIn real) : ISignIn
{
    private readonly ConcurrentDictionary<string, Func<IReadOnlyList<DiscoveredDevice>, DriverResult<IReadOnlyList<DiscoveredDevice>>>> scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> revoked = new();
    private readonly ConcurrentQueue<Grant?> revokedGrants = new();

    /// <summary>The accounts whose grants were given back.</summary>
    public IReadOnlyCollection<string> Revoked => revoked;

    /// <summary>The grants that were given back.</summary>
    public IReadOnlyCollection<Grant?> RevokedGrants => revokedGrants;

    /// <summary>Runs before somebody signs in.</summary>
    public Func<CancellationToken, Task>? Entering { get; set; }

    /// <summary>Changes what a manufacturer answers to who signs in.</summary>
    public Func<SignInAnswer, SignInAnswer>? Answering { get; set; }

    /// <summary>How giving back a grant fails; it does not, while this is nothing.</summary>
    public OemFailureReason? RevokeFails { get; set; }

    /// <summary>Runs before a grant is given back at the manufacturer that its key names; a failure that it answers becomes the manufacturer's.</summary>
    public Func<string, Task<OemFailure?>>? Revoking { get; set; }

    /// <summary>Whether a manufacturer who takes a grant back ends all of the account's.</summary>
    public bool EndsAllGrants { get; set; }

    /// <summary>Changes what is found in an account, or lets finding it fail.</summary>
    public void ScriptDiscovery(string account, Func<IReadOnlyList<DiscoveredDevice>, DriverResult<IReadOnlyList<DiscoveredDevice>>> change) => scripts[account] = change;

    /// <summary>Gives an account another name; it holds what it held.</summary>
    public void Rename(string account, string name) => names[name] = account;

    public async Task<DriverResult<SignInAnswer>> SignInAsync(AmpsEnvironment environment, string oem, SignInAttempt attempt, CancellationToken cancellationToken)
    {
        if (Entering is not null) await Entering(cancellationToken);
        var answer = await real.SignInAsync(environment, oem, attempt, cancellationToken);
        return answer.Failure is null && Answering is not null ? Answering(answer.Value) : answer;
    }

    public Uri? AuthorizeUrl(AmpsEnvironment environment, string oem, AuthorizationRequest request) => real.AuthorizeUrl(environment, oem, request);

    public async Task<DriverResult<IReadOnlyList<DiscoveredDevice>>> DiscoverAsync(Tenant tenant, string oem, SignedIn account, CancellationToken cancellationToken)
    {
        var found = await real.DiscoverAsync(tenant, oem, account with { Account = names.GetValueOrDefault(account.Account, account.Account) }, cancellationToken);
        return found.Failure is null && scripts.TryGetValue(account.Account, out var change) ? change(found.Value) : found;
    }

    public bool RevokesOneByOne(AmpsEnvironment environment, string oem) => !EndsAllGrants && real.RevokesOneByOne(environment, oem);

    public async Task<DriverResult<Done>> RevokeAsync(Tenant tenant, string oem, SignedIn account, CancellationToken cancellationToken)
    {
        if (RevokeFails is { } reason) return new OemFailure(reason);
        if (Revoking is not null && await Revoking(oem) is { } failure) return failure;

        revoked.Enqueue($"{oem} {account.Account}");
        revokedGrants.Enqueue(account.Grant);
        return await real.RevokeAsync(tenant, oem, account, cancellationToken);
    }
}
