using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Infrastructure.Secrets;

/// <summary>The claims as they lie in a token. All of them are there, and nothing else is.</summary>
internal sealed record TokenPayload
{
    public required string Iss { get; init; }

    public required string Aud { get; init; }

    public required string Sub { get; init; }

    public required string Cid { get; init; }

    public required string Env { get; init; }

    public required int Gen { get; init; }

    public required long Iat { get; init; }

    public required long Nbf { get; init; }

    public required long Exp { get; init; }

    public required string Jti { get; init; }

    public static TokenPayload Of(TokenClaims claims, string issuer, string audience) => new()
    {
        Iss = issuer,
        Aud = audience,
        Sub = claims.KeyId.Value,
        Cid = claims.CustomerId.Value,
        Env = Wire<AmpsEnvironment>.Name(claims.Environment),
        Gen = claims.Generation,
        Iat = claims.IssuedAt.ToUnixTimeSeconds(),
        Nbf = claims.NotBefore.ToUnixTimeSeconds(),
        Exp = claims.ExpiresAt.ToUnixTimeSeconds(),
        Jti = claims.Id.Value,
    };

    /// <returns>Nothing where a claim is not one that we would write.</returns>
    public TokenClaims? ToClaims(string issuer, string audience)
    {
        if (!string.Equals(Iss, issuer, StringComparison.Ordinal) || !string.Equals(Aud, audience, StringComparison.Ordinal)) return null;
        if (!EntityId.TryParse<TokenId>(Jti, out var id) || !EntityId.TryParse<ApiKeyId>(Sub, out var key) || !EntityId.TryParse<CustomerId>(Cid, out var customer)) return null;
        if (!Wire<AmpsEnvironment>.TryParse(Env, out var environment)) return null;
        if (At(Iat) is not { } issuedAt || At(Nbf) is not { } notBefore || At(Exp) is not { } expiresAt) return null;

        return new TokenClaims(id, key, customer, environment, Gen, issuedAt, notBefore, expiresAt);
    }

    // To the year 9999.
    private static DateTimeOffset? At(long seconds) => seconds is >= 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(TokenPayload))]
internal sealed partial class TokenJson : JsonSerializerContext;
