using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys;

/// <summary>A key as far as anybody may see it again.</summary>
public sealed record KeyRow(
    ApiKeyId KeyId,
    AmpsEnvironment Environment,
    string Tail,
    IReadOnlyList<string> Permissions,
    int RateLimitPerMinute,
    int Burst,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? DisabledAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt)
{
    /// <param name="key">Loaded with its bodies.</param>
    internal static KeyRow Of(ApiKey key) => new(
        key.Id,
        key.Environment,
        key.CurrentBody!.Tail,
        key.Permissions,
        key.RateLimitPerMinute,
        key.Burst,
        key.CreatedAt,
        key.ExpiresAt,
        key.DisabledAt,
        key.RevokedAt,
        key.LastUsedAt);
}
