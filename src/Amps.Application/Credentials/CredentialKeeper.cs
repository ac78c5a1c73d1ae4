using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Credentials;

/// <summary>What happens to an end user's account happens to all of its devices, in the save of the command that calls this.</summary>
internal sealed class CredentialKeeper(IEnvironmentDb db, IVault vault, ISandboxWorld world, ReconnectLinks links, RequestScope scope)
{
    /// <summary>The account's owner has signed in: its grant is stored, and its devices reconnect.</summary>
    /// <param name="credential">Tracked, or new.</param>
    /// <param name="account">As the sign-in gave it.</param>
    /// <param name="app">The customer's app by which it was.</param>
    /// <param name="now">This instant.</param>
    /// <param name="cancellationToken">Leaves everything to be done again.</param>
    /// <param name="only">The devices that reconnect, where it is not all of them.</param>
    /// <returns>What it was linked by before and is no more, to be given back; nothing where there was no other grant.</returns>
    public async Task<FormerGrant?> LetInAsync(
        Credential credential, SignedIn account, string? app, DateTimeOffset now, CancellationToken cancellationToken, IReadOnlyList<Device>? only = null)
    {
        var former = FormerOf(credential, account);
        credential.SignIn(account, account.Grant is { } grant ? vault.Seal(scope.Tenant, credential.Id.Value, grant.Secret) : null, app, now);
        var devices = only ?? await db.Devices.Where(device => device.CredentialId == credential.Id).ToListAsync(cancellationToken);
        if (scope.Tenant.Environment == AmpsEnvironment.Sandbox)
            await world.LetInAsync(scope.Tenant, credential.Oem, account.Account, [.. devices.Select(device => device.OemDeviceId)], cancellationToken);

        foreach (var device in devices) device.Reconnect(now);
        return former;
    }

    /// <summary>The manufacturer refuses the account: all of its devices disconnect, and its owner gets a link to sign in again. Noting it again changes nothing.</summary>
    /// <param name="id">The account.</param>
    /// <param name="now">This instant.</param>
    /// <param name="askedAt">When the call began that was refused; if its owner has signed in since, the refusal is no news. None where that cannot be.</param>
    /// <param name="cancellationToken">Leaves everything to be done again.</param>
    public async Task BreakAsync(CredentialId id, DateTimeOffset now, DateTimeOffset? askedAt, CancellationToken cancellationToken)
    {
        var credential = await db.Credentials.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (credential is null || credential.SignedInAt > askedAt) return;

        var connected = await db.Devices.Where(device => device.CredentialId == id && device.Connection == ConnectionState.Connected).ToListAsync(cancellationToken);
        var link = links.Make(credential.Id);
        if (!credential.Break(link.Hash, now) && connected.Count > 0) credential.IssueReconnect(link.Hash, now);
        connected.ForEach(device => device.Disconnect(now, link.Url));
    }

    private FormerGrant? FormerOf(Credential credential, SignedIn account)
    {
        if (credential.SealedGrant is not { } stored || vault.Open(scope.Tenant, credential.Id.Value, stored) is not { } secret) return null;
        if (string.Equals(secret, account.Grant?.Secret, StringComparison.Ordinal)) return null;

        return new FormerGrant(credential.Id, new SignedIn(credential.Account, credential.DisplayName, new Grant(secret, credential.GrantExpiresAt)));
    }
}

/// <summary>A grant in whose place another one came.</summary>
/// <param name="Credential">What was linked by it.</param>
/// <param name="Account">With the grant; another one than now, where another one repaired the connection.</param>
public sealed record FormerGrant(CredentialId Credential, SignedIn Account);
