namespace Amps.Domain.Customers;

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

    public bool IsValidAt(DateTimeOffset now) => ValidUntil is null || ValidUntil > now;

    internal void EndAt(DateTimeOffset at) => ValidUntil = at;
}
