using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys.AuthenticateKey;

/// <summary>All that a call's admission depends on, of one body or one token of one key. Kept in memory, so it is never changed.</summary>
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
    DateTimeOffset? DisabledAt)
{
    /// <summary>When the body that was sent ends; none for the current one.</summary>
    public DateTimeOffset? BodyValidUntil { get; init; }

    public string Actor => Token is null ? $"key:{KeyId}" : $"key:{KeyId}/{Token.Id}";

    /// <summary>The token that the call came with; none where it came with the key itself.</summary>
    public TokenRecord? Token { get; init; }

    /// <summary>Why this body or token opens nothing any more, if so.</summary>
    public Failure? Ended(DateTimeOffset now)
    {
        if (KeyFailures.Ended(RevokedAt, DisabledAt, ExpiresAt, now) is { } ended) return ended;
        if (BodyValidUntil <= now) return KeyFailures.RolledOver(BodyValidUntil.Value);

        return Token?.Ended(now);
    }

    /// <summary>Why this key may not make this call, if so.</summary>
    public Failure? Forbids(string? permission)
    {
        if (Environment == AmpsEnvironment.Live && !LiveEnabled) return KeyFailures.LiveDisabled;
        if (permission is not null && !Permissions.Contains(permission, StringComparer.Ordinal)) return KeyFailures.Lacks(permission);

        return null;
    }
}

/// <summary>The same of a token whose signature was good.</summary>
/// <param name="Id">The token.</param>
/// <param name="NotBefore">As it says.</param>
/// <param name="ExpiresAt">As it says.</param>
/// <param name="GenerationEndsAt">When the key's secret that signed it goes; none while it is the current one.</param>
/// <param name="RevokedAt">When it was revoked.</param>
public sealed record TokenRecord(TokenId Id, DateTimeOffset NotBefore, DateTimeOffset ExpiresAt, DateTimeOffset? GenerationEndsAt, DateTimeOffset? RevokedAt)
{
    /// <summary>Whether its row is gone, as those of tokens that ended long ago are.</summary>
    public bool IsForgotten { get; init; }

    // That it has expired is said last, and so only of a token that is right in every other way.
    internal Failure? Ended(DateTimeOffset now)
    {
        if (RevokedAt is { } revoked) return KeyFailures.TokenRevoked(revoked);
        if (GenerationEndsAt <= now) return KeyFailures.TokenRotatedOut(GenerationEndsAt.Value);
        if (NotBefore > now + AccessToken.Leeway) return KeyFailures.TokenNotYetValid;

        if (ExpiresAt <= now - AccessToken.Leeway) return KeyFailures.TokenExpired(ExpiresAt);

        return IsForgotten ? KeyFailures.UnknownToken : null;
    }
}
