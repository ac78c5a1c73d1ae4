using Amps.Domain.Common;

namespace Amps.Domain.Customers;

/// <summary>A synthetic identity of a customer in one environment. Its bodies are what callers send; the key itself outlives them.</summary>
public sealed partial class ApiKey
{
    /// <summary>Calls a minute of a key that was made without another wish.</summary>
    public const int DefaultRateLimitPerMinute = 600;

    /// <summary>The longest time in which two bodies work.</summary>
    public static readonly TimeSpan LongestRollOverlap = TimeSpan.FromHours(72);

    private readonly List<ApiKeyBody> bodies = [];
    private readonly List<ApiKeySecret> secrets = [];

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

    /// <summary>Since when the key opens nothing, until it is enabled again; none while it works.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>To the minute, and written once a minute at most.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>One body, or two while a rolled one overlaps with its successor.</summary>
    public IReadOnlyList<ApiKeyBody> Bodies => bodies;

    /// <summary>The one that is to be used; older ones may overlap with it.</summary>
    public ApiKeyBody? CurrentBody => bodies.SingleOrDefault(body => body.ValidUntil is null);

    /// <summary>Whether what the key has planned is still to be called off; set when it is revoked so.</summary>
    public bool OwesCancelling { get; private set; }

    /// <summary>Counts the changes that people make: of two at the same instant, one begins anew.</summary>
    public int Version { get; private set; }

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
        return (key, key.AddBody(now));
    }

    /// <summary>Ends the key for ever; the row stays for the audit trail. Revoking again keeps the first instant.</summary>
    /// <param name="cancelling">Whether what it has planned is called off as well, which may also be said afterwards.</param>
    /// <param name="now">This instant.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Revoke(bool cancelling, DateTimeOffset now)
    {
        if (RevokedAt is not null && !cancelling) return false;

        RevokedAt ??= now;
        OwesCancelling |= cancelling;
        Version++;
        return true;
    }

    /// <summary>Gives the key a new body. The one before works as well for the overlap, though no longer than the key itself; older ones end.</summary>
    /// <param name="overlap">Up to <see cref="LongestRollOverlap"/>.</param>
    /// <param name="now">This instant.</param>
    /// <returns>The body, which is never to be had again.</returns>
    public string Roll(TimeSpan overlap, DateTimeOffset now)
    {
        var until = ExpiresAt < now + overlap ? ExpiresAt.Value : now + overlap;
        foreach (var body in bodies.Where(body => body.IsValidAt(now))) body.EndAt(body == CurrentBody ? until : now);
        Version++;
        return AddBody(now);
    }

    /// <summary>Says anew what the key may do.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool SetPermissions(IReadOnlyList<string> permissions)
    {
        if (permissions.ToHashSet(StringComparer.Ordinal).SetEquals(Permissions)) return false;

        Permissions = permissions;
        Version++;
        return true;
    }

    /// <summary>Shuts the key out until it is enabled again. Doing it again keeps the first instant.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Disable(DateTimeOffset now)
    {
        if (DisabledAt is not null) return false;

        DisabledAt = now;
        Version++;
        return true;
    }

    /// <summary>Lets a disabled key in again.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Enable()
    {
        if (DisabledAt is null) return false;

        DisabledAt = null;
        Version++;
        return true;
    }

    /// <summary>Why the key opens nothing at an instant, if so.</summary>
    public Failure? Ended(DateTimeOffset now) => KeyFailures.Ended(RevokedAt, DisabledAt, ExpiresAt, now);

    /// <summary>The larger of 100 calls and ten seconds' worth.</summary>
    public static int DefaultBurst(int rateLimitPerMinute) => Math.Max(100, rateLimitPerMinute / 6);

    private string AddBody(DateTimeOffset now)
    {
        var body = KeyBody.Generate(Environment);
        bodies.Add(new ApiKeyBody(Id, KeyBody.Hash(body), body[^KeyBody.TailLength..], now));
        return body;
    }
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
