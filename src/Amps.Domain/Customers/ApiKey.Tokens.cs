namespace Amps.Domain.Customers;

/// <summary>The internal secrets that sign a key's access tokens.</summary>
public sealed partial class ApiKey
{
    /// <summary>The longest time in which tokens of two generations are valid.</summary>
    public static readonly TimeSpan LongestTokenOverlap = TimeSpan.FromDays(30);

    /// <summary>All generations that there were. At most two of them are valid at a time.</summary>
    public IReadOnlyList<ApiKeySecret> Secrets => secrets;

    /// <summary>The one that signs new tokens; none before the first token.</summary>
    public ApiKeySecret? CurrentSecret => secrets.MaxBy(secret => secret.Generation);

    /// <summary>The number that the next secret will have; it is sealed for it.</summary>
    public int NextGeneration => (CurrentSecret?.Generation ?? 0) + 1;

    /// <summary>Signs with a new secret from here on. Tokens of the one before stay valid for the overlap, those of older ones end.</summary>
    /// <param name="ciphertext">The secret, sealed for <see cref="NextGeneration"/>.</param>
    /// <param name="overlap">Up to <see cref="LongestTokenOverlap"/>.</param>
    /// <param name="now">This instant.</param>
    public void StartGeneration(string ciphertext, TimeSpan overlap, DateTimeOffset now)
    {
        EndOldGenerations(now);
        CurrentSecret?.EndAt(now + overlap);
        secrets.Add(new ApiKeySecret(Id, NextGeneration, ciphertext, now));
        Version++;
    }

    /// <summary>Ends the tokens of all generations but the current one.</summary>
    /// <returns>Whether there were any.</returns>
    public bool EndOldGenerations(DateTimeOffset now)
    {
        var old = secrets.Where(secret => secret != CurrentSecret && secret.IsValidAt(now)).ToList();
        if (old.Count == 0) return false;

        foreach (var secret in old) secret.EndAt(now);
        Version++;
        return true;
    }
}

/// <summary>One generation of the internal secret that signs a key's access tokens. It is sealed, and nobody is ever shown it.</summary>
public sealed class ApiKeySecret
{
    private ApiKeySecret()
    {
    }

    internal ApiKeySecret(ApiKeyId keyId, int generation, string ciphertext, DateTimeOffset createdAt)
    {
        KeyId = keyId;
        Generation = generation;
        Ciphertext = ciphertext;
        CreatedAt = createdAt;
    }

    public ApiKeyId KeyId { get; private init; }

    /// <summary>From 1 on.</summary>
    public int Generation { get; private init; }

    public string Ciphertext { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When its tokens end; none for the current one.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    /// <summary>The place for which a generation's secret is sealed.</summary>
    public static string RowOf(ApiKeyId key, int generation) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key}/{generation}");

    public bool IsValidAt(DateTimeOffset now) => ValidUntil is null || ValidUntil > now;

    internal void EndAt(DateTimeOffset at) => ValidUntil = at;
}
