using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys.AuthenticateKey;

/// <summary>All that a call's admission depends on, of one body of one key. Kept in memory, so it is never changed.</summary>
public sealed record KeyRecord(
    ApiKeyId KeyId,
    CustomerId CustomerId,
    string CustomerName,
    AmpsEnvironment Environment,
    IReadOnlyList<string> Permissions,
    int RateLimitPerMinute,
    int Burst,
    int CeilingPerMinute,
    bool LiveEnabled,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? BodyValidUntil)
{
    public string Actor { get; } = $"key:{KeyId}";

    /// <summary>Why this body opens nothing any more, if so.</summary>
    public Failure? Ended(DateTimeOffset now)
    {
        if (RevokedAt is { } revoked) return KeyFailures.Revoked(revoked);
        if (ExpiresAt <= now) return KeyFailures.Expired(ExpiresAt.Value);
        if (BodyValidUntil <= now) return KeyFailures.RolledOver(BodyValidUntil.Value);

        return null;
    }

    /// <summary>Why this key may not make this call, if so.</summary>
    public Failure? Forbids(string? permission)
    {
        if (Environment == AmpsEnvironment.Live && !LiveEnabled) return KeyFailures.LiveDisabled;
        if (permission is not null && !Permissions.Contains(permission, StringComparer.Ordinal)) return KeyFailures.Lacks(permission);

        return null;
    }
}
