using Amps.Domain.Common;
using Amps.Domain.Credentials;

namespace Amps.Domain.Devices;

/// <content>From the manufacturer's refusal to the next sign-in, and the renewal of grants.</content>
public sealed partial class Credential
{
    /// <summary>How long a renewal may take before another one may be begun.</summary>
    public static readonly TimeSpan RefreshLease = TimeSpan.FromSeconds(30);

    /// <summary>The hash of the link's token by which its owner may sign in again; none once it is used or superseded by a sign-in.</summary>
    public string? ReconnectHash { get; private set; }

    public DateTimeOffset? ReconnectIssuedAt { get; private set; }

    /// <summary>The manufacturer refuses us: a link to sign in again is issued in the place of every earlier one.</summary>
    /// <param name="reconnectHash">Of the link's token.</param>
    /// <param name="now">This instant.</param>
    /// <returns>Whether that is news.</returns>
    public bool Break(string reconnectHash, DateTimeOffset now)
    {
        if (State == CredentialState.Broken) return false;

        State = CredentialState.Broken;
        CheckedAt = now;
        CheckDueAt = null;
        RefreshingUntil = null;
        IssueReconnect(reconnectHash, now);
        return true;
    }

    /// <summary>Issues another link to sign in again; every earlier one is superseded.</summary>
    public void IssueReconnect(string reconnectHash, DateTimeOffset now)
    {
        ReconnectHash = reconnectHash;
        ReconnectIssuedAt = now;
        Version++;
    }

    /// <summary>Whether a link's token is the one that was issued last, unused, and young enough.</summary>
    public bool TakesReconnect(string hash, DateTimeOffset now) =>
        ReconnectHash is not null && string.Equals(ReconnectHash, hash, StringComparison.Ordinal) && now < ReconnectIssuedAt + ReconnectToken.Lifetime;

    /// <summary>Uses the token up: a journey has begun by it. Of two at once one does.</summary>
    public Result<Done> UseReconnect(string hash, DateTimeOffset now)
    {
        if (!TakesReconnect(hash, now)) return CredentialFailures.LinkDead;

        ReconnectHash = null;
        ReconnectIssuedAt = null;
        Version++;
        return default(Done);
    }

    /// <summary>Claims the renewal of the grant; of two at once one does.</summary>
    /// <returns>Whether it is the caller's; else somebody renews it already, or there is nothing to renew.</returns>
    public bool BeginRefresh(DateTimeOffset now)
    {
        if (SealedGrant is null || State == CredentialState.Broken || RefreshingUntil > now) return false;

        RefreshingUntil = now + RefreshLease;
        Version++;
        return true;
    }

    /// <summary>The manufacturer gave another grant in the place of this one.</summary>
    public void Renew(string sealedGrant, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        Store(sealedGrant, expiresAt);
        if (State == CredentialState.Live) NoteCheck(now);
    }

    /// <summary>The renewal failed: another one may be begun.</summary>
    public void EndRefresh()
    {
        RefreshingUntil = null;
        Version++;
    }
}
