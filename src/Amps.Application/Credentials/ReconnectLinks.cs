using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.Credentials;

/// <summary>The links by which end users sign in again at a manufacturer.</summary>
public sealed class ReconnectLinks(IPublicAddress address, ICredentialFinder finder, IServiceScopeFactory scopes, TimeProvider time)
{
    private const string Actor = "system:reconnect";

    /// <summary>Makes a link. It is worth something once its hash is saved with a credential.</summary>
    public ReconnectLink Make(CredentialId credential)
    {
        var token = ReconnectToken.New(credential);
        return new ReconnectLink($"{address.Journey}/link?reconnect=true&token={token}", ReconnectToken.HashOf(token));
    }

    /// <summary>What a link's token is for. Changes nothing: the token is used by <see cref="Credential.UseReconnect"/>, in the save that begins the journey.</summary>
    /// <returns>Nothing where it is unknown, used, superseded or too old.</returns>
    public async Task<ReconnectTarget?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (!ReconnectToken.IsWellFormed(token)) return null;

        var hash = ReconnectToken.HashOf(token);
        if (await finder.ByReconnectHashAsync(hash, cancellationToken) is not { } found) return null;

        return await ReadAsync(found, cancellationToken) is { } credential && credential.TakesReconnect(hash, time.Now())
            ? new ReconnectTarget(found.Tenant, credential.Id, hash, credential.UserId, credential.Oem, credential.DisplayName, credential.App)
            : null;
    }

    /// <summary>Why a token that nothing was found for is worth nothing.</summary>
    public async Task<DeadLink> JudgeAsync(string token, CancellationToken cancellationToken)
    {
        if (ReconnectToken.CredentialOf(token) is not { } id || await finder.FindAsync(id, cancellationToken) is not { } found) return DeadLink.Unknown;
        if (await ReadAsync(found, cancellationToken) is not { } credential) return DeadLink.Unknown;

        if (credential.ReconnectHash is not { } open) return DeadLink.Used;

        return string.Equals(open, ReconnectToken.HashOf(token), StringComparison.Ordinal) ? DeadLink.Expired : DeadLink.Superseded;
    }

    private async Task<Credential?> ReadAsync(FoundCredential found, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateFor(found.Tenant, Actor);
        return await scope.ServiceProvider.GetRequiredService<IEnvironmentDb>().Credentials.AsNoTracking().SingleOrDefaultAsync(row => row.Id == found.Id, cancellationToken);
    }
}

/// <summary>Why a link to sign in again leads nowhere.</summary>
public enum DeadLink
{
    /// <summary>There is no such account, or none any more.</summary>
    Unknown,

    /// <summary>A later one was made.</summary>
    Superseded,
    Expired,

    /// <summary>Its owner has signed in since, or is about to.</summary>
    Used,
}

/// <summary>A link to sign in again, as the customer hears of it, and what is stored of it.</summary>
public sealed record ReconnectLink(string Url, string Hash)
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a link";
}

/// <summary>An account whose owner is to sign in again.</summary>
/// <param name="Tenant">In whose world it is.</param>
/// <param name="Credential">The account's row.</param>
/// <param name="Hash">Of the token.</param>
/// <param name="UserId">The owner.</param>
/// <param name="Oem">The manufacturer.</param>
/// <param name="DisplayName">The account as its owner knows it. Not to be trusted as markup.</param>
/// <param name="App">The app by which it was linked, <c>app_…</c>; none where no app did.</param>
public sealed record ReconnectTarget(Tenant Tenant, CredentialId Credential, string Hash, string UserId, string Oem, string DisplayName, string? App);
