using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Customers;

/// <summary>A token that was issued from a key, as far as we know it: the text itself is not kept. What it may do, its key says at each call.</summary>
public sealed class AccessToken
{
    public const int MaxNameLength = 100;

    /// <summary>The longest life of a token.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>How far clocks may be apart.</summary>
    public static readonly TimeSpan Leeway = TimeSpan.FromSeconds(30);

    /// <summary>How long its row outlives it.</summary>
    public static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(30);

    private AccessToken()
    {
    }

    /// <summary>The claim <c>jti</c>.</summary>
    public TokenId Id { get; private init; }

    public ApiKeyId KeyId { get; private init; }

    /// <summary>Of the key's internal secret.</summary>
    public int Generation { get; private init; }

    /// <summary>For people.</summary>
    public string Name { get; private init; } = "";

    public TokenOrigin Origin { get; private init; }

    /// <summary>To the second, as the token says it.</summary>
    public DateTimeOffset IssuedAt { get; private init; }

    /// <summary>To the second, as the token says it.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>As that of the key.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <param name="key">It has a current secret.</param>
    /// <param name="name">For people.</param>
    /// <param name="origin">Who asked for it.</param>
    /// <param name="expiresAt">No later than the key's own end.</param>
    /// <param name="now">This instant.</param>
    public static AccessToken Issue(ApiKey key, string name, TokenOrigin origin, DateTimeOffset expiresAt, DateTimeOffset now) => new()
    {
        Id = EntityId.New<TokenId>(now),
        KeyId = key.Id,
        Generation = key.CurrentSecret!.Generation,
        Name = name,
        Origin = origin,
        IssuedAt = WholeSeconds(now),
        ExpiresAt = WholeSeconds(expiresAt),
    };

    /// <summary>Ends the token. Revoking again keeps the first instant.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null) return false;

        RevokedAt = now;
        return true;
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}

/// <summary>Who asked for a token.</summary>
[JsonConverter(typeof(WireEnumConverter<TokenOrigin>))]
public enum TokenOrigin
{
    /// <summary>A person: in the dashboard, or an operator on the command line.</summary>
    Dashboard,

    /// <summary>A program, by <c>POST /oauth2/token</c>.</summary>
    Oauth2,
}
