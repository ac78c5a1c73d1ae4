using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys;

/// <summary>A key as far as anybody may see it again. Whoever changes it says the version that he saw, and is told where it is no longer so. <c>PreviousBodyUntil</c> is when the body of before the last roll ends, while it works.</summary>
public sealed record KeyRow(
    ApiKeyId KeyId,
    AmpsEnvironment Environment,
    KeyState State,
    string Tail,
    DateTimeOffset? PreviousBodyUntil,
    IReadOnlyList<string> Permissions,
    int RateLimitPerMinute,
    int Burst,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? DisabledAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    int Version)
{
    /// <param name="key">Loaded with its bodies.</param>
    /// <param name="now">This instant.</param>
    internal static KeyRow Of(ApiKey key, DateTimeOffset now) => new(
        key.Id,
        key.Environment,
        StateOf(key, now),
        key.CurrentBody!.Tail,
        key.Ended(now) is null ? key.Bodies.SingleOrDefault(body => body != key.CurrentBody && body.IsValidAt(now))?.ValidUntil : null,
        key.Permissions,
        key.RateLimitPerMinute,
        key.Burst,
        key.CreatedAt,
        key.ExpiresAt,
        key.DisabledAt,
        key.RevokedAt,
        key.LastUsedAt,
        key.Version);

    private static KeyState StateOf(ApiKey key, DateTimeOffset now)
    {
        if (key.RevokedAt is not null) return KeyState.Revoked;
        if (key.DisabledAt is not null) return KeyState.Disabled;

        return key.ExpiresAt <= now ? KeyState.Expired : KeyState.Active;
    }
}

[JsonConverter(typeof(WireEnumConverter<KeyState>))]
public enum KeyState
{
    Active,

    /// <summary>Shut out until it is enabled.</summary>
    Disabled,

    Expired,

    /// <summary>For ever.</summary>
    Revoked,
}
