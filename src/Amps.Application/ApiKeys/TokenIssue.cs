using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys;

/// <summary>Issues a token from a key, whoever asked for it. The first one starts the key's first internal secret.</summary>
internal sealed class TokenIssue(IPlatformDb db, IVault vault, ITokenFormat format, RequestScope scope)
{
    /// <param name="key">As it was loaded, with its secrets.</param>
    /// <param name="name">For people.</param>
    /// <param name="origin">Who asked.</param>
    /// <param name="expiresAt">No later than the key's own end.</param>
    /// <param name="now">This instant.</param>
    public Result<IssuedToken> Issue(ApiKey key, string name, TokenOrigin origin, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        if (key.Ended(now) is not null) return CustomerFailures.KeyHasEnded;

        if (key.CurrentSecret is null) StartGeneration(key, TimeSpan.Zero, now);
        var generation = key.CurrentSecret!;
        if (vault.Open(TenantOf(key), ApiKeySecret.RowOf(key.Id, generation.Generation), generation.Ciphertext) is not { } secret) return CustomerFailures.SecretIsLost;

        var token = AccessToken.Issue(key, name, origin, expiresAt, now);
        db.AccessTokens.Add(token);
        db.Audit(scope, AuditAction.TokenIssued, key.CustomerId, token.Id.Value, now, ("keyId", key.Id.Value), ("origin", Wire<TokenOrigin>.Name(origin)), ("expiresAt", Auditing.Text(token.ExpiresAt)));
        var claims = new TokenClaims(token.Id, key.Id, key.CustomerId, key.Environment, token.Generation, token.IssuedAt, token.IssuedAt, token.ExpiresAt);
        return new IssuedToken(token.Id, key.Id, format.Write(claims, secret), token.IssuedAt, token.ExpiresAt);
    }

    /// <summary>Makes a new secret for a key; tokens of the one before stay valid for the overlap.</summary>
    public void StartGeneration(ApiKey key, TimeSpan overlap, DateTimeOffset now) =>
        key.StartGeneration(vault.Seal(TenantOf(key), ApiKeySecret.RowOf(key.Id, key.NextGeneration), format.NewSecret()), overlap, now);

    private static Tenant TenantOf(ApiKey key) => new(key.Environment, key.CustomerId);
}

/// <summary>The only time that a token is told.</summary>
public sealed record IssuedToken(TokenId TokenId, ApiKeyId KeyId, string Token, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Without the token: a log may print it.</summary>
    public override string ToString() => TokenId.Value;
}

/// <summary>How a key's internal secrets stand.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Generation">The one that signs new tokens; 0 before the first token.</param>
/// <param name="PreviousValidUntil">When the tokens of the one before end; none where they have.</param>
public sealed record TokenSecretRead(ApiKeyId KeyId, int Generation, DateTimeOffset? PreviousValidUntil)
{
    internal static TokenSecretRead Of(ApiKey key, DateTimeOffset now) => new(
        key.Id,
        key.CurrentSecret?.Generation ?? 0,
        key.Secrets.SingleOrDefault(secret => secret != key.CurrentSecret && secret.IsValidAt(now))?.ValidUntil);
}
