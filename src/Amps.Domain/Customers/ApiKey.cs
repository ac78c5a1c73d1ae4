using Amps.Domain.Common;

namespace Amps.Domain.Customers;

/// <summary>A synthetic identity of a customer in one environment. Its bodies are what callers send; the key itself outlives them.</summary>
public sealed class ApiKey
{
    /// <summary>Calls a minute of a key that was made without another wish.</summary>
    public const int DefaultRateLimitPerMinute = 600;

    private readonly List<ApiKeyBody> bodies = [];

    private ApiKey()
    {
    }

    public ApiKeyId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public AmpsEnvironment Environment { get; private init; }

    public IReadOnlyList<string> Permissions { get; private set; } = [];

    /// <summary>Calls a minute; 0 means no limit.</summary>
    public int RateLimitPerMinute { get; private set; }

    /// <summary>Calls that may come at once after a pause.</summary>
    public int Burst { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>To the minute, and written once a minute at most.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>One body, or two while a rolled one overlaps with its successor.</summary>
    public IReadOnlyList<ApiKeyBody> Bodies => bodies;

    /// <summary>Makes a key.</summary>
    /// <returns>The key and its body, which is never to be had again.</returns>
    public static (ApiKey Key, string Body) Create(CustomerId customer, AmpsEnvironment environment, KeyTerms terms, DateTimeOffset now)
    {
        var key = new ApiKey
        {
            Id = EntityId.New<ApiKeyId>(now),
            CustomerId = customer,
            Environment = environment,
            Permissions = terms.Permissions,
            RateLimitPerMinute = terms.RateLimitPerMinute,
            Burst = terms.Burst ?? DefaultBurst(terms.RateLimitPerMinute),
            ExpiresAt = terms.ExpiresAt,
            CreatedAt = now,
        };
        var body = KeyBody.Generate(environment);
        key.bodies.Add(new ApiKeyBody(key.Id, KeyBody.Hash(body), body[^KeyBody.TailLength..], now));
        return (key, body);
    }

    /// <summary>Ends the key for ever; the row stays for the audit trail. Revoking again keeps the first instant.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null) return false;

        RevokedAt = now;
        return true;
    }

    /// <summary>The larger of 100 calls and ten seconds' worth.</summary>
    public static int DefaultBurst(int rateLimitPerMinute) => Math.Max(100, rateLimitPerMinute / 6);
}

/// <summary>What a key is made with.</summary>
/// <param name="Permissions">Words of <see cref="Permission"/>.</param>
/// <param name="ExpiresAt">When the key ends by itself, or never.</param>
/// <param name="RateLimitPerMinute">Calls a minute; 0 means no limit.</param>
/// <param name="Burst">Calls at once, or <see cref="ApiKey.DefaultBurst"/>.</param>
public sealed record KeyTerms(
    IReadOnlyList<string> Permissions,
    DateTimeOffset? ExpiresAt = null,
    int RateLimitPerMinute = ApiKey.DefaultRateLimitPerMinute,
    int? Burst = null)
{
    public static KeyTerms FullAccess { get; } = new(Permission.All);
}

/// <summary>One secret text of a key, as far as we know it: its hash and its last characters.</summary>
public sealed class ApiKeyBody
{
    private ApiKeyBody()
    {
    }

    internal ApiKeyBody(ApiKeyId keyId, string hash, string tail, DateTimeOffset createdAt)
    {
        KeyId = keyId;
        Hash = hash;
        Tail = tail;
        CreatedAt = createdAt;
    }

    public string Hash { get; private init; } = "";

    public ApiKeyId KeyId { get; private init; }

    public string Tail { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The end of the overlap after a roll; none for the current body.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }
}

/// <summary>One generation of the internal secret that signs a key's access tokens, encrypted; at most two generations are valid at a time.</summary>
public sealed class ApiKeySecret
{
    private ApiKeySecret()
    {
    }

    public ApiKeyId KeyId { get; private init; }

    public int Generation { get; private init; }

    public string Ciphertext { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? ValidUntil { get; private set; }
}
