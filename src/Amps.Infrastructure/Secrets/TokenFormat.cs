using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amps.Application.Ports;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Amps.Infrastructure.Secrets;

/// <summary>JSON web tokens (RFC 7519, profile of RFC 9068), of one header only.</summary>
internal sealed class TokenFormat : ITokenFormat
{
    private const string Type = "at+jwt";
    private const string Algorithm = SecurityAlgorithms.HmacSha256;

    // We alone issue tokens and we alone read them, so these name no address, which may change while tokens live.
    private const string Issuer = "amps";
    private const string Audience = "amps-api";
    private const int SecretSize = 32;

    // Nobody else makes our tokens, so the header is compared as a text: what else a header can say, none of it is ever read.
    private static readonly string Header = Base64Url.EncodeToString(Encoding.ASCII.GetBytes($$"""{"alg":"{{Algorithm}}","typ":"{{Type}}"}""")) + ".";

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = ITokenFormat.MaxLength, SetDefaultTimesOnTokenCreation = false };

    public string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretSize));

    public string Write(TokenClaims claims, string secret)
    {
        var payload = JsonSerializer.Serialize(TokenPayload.Of(claims, Issuer, Audience), TokenJson.Default.TokenPayload);
        return Handler.CreateToken(payload, new SigningCredentials(KeyOf(secret), Algorithm), new Dictionary<string, object>(StringComparer.Ordinal) { [JwtHeaderParameterNames.Typ] = Type });
    }

    public TokenClaims? Read(string token)
    {
        if (!token.StartsWith(Header, StringComparison.Ordinal)) return null;

        var end = token.IndexOf('.', Header.Length);
        if (end < 0) return null;

        try
        {
            // One token, one text: no padding, and no other spelling of the same bytes.
            var signature = token[(end + 1)..];
            if (!string.Equals(Base64Url.EncodeToString(Base64Url.DecodeFromChars(signature)), signature, StringComparison.Ordinal)) return null;

            var payload = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(token.AsSpan(Header.Length, end - Header.Length)), TokenJson.Default.TokenPayload);
            return payload?.ToClaims(Issuer, Audience);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    public async Task<bool> IsSignedAsync(string token, string secret) => (await Handler.ValidateTokenAsync(token, new TokenValidationParameters
    {
        IssuerSigningKey = KeyOf(secret),
        ValidAlgorithms = [Algorithm],
        ValidTypes = [Type],
        RequireSignedTokens = true,

        // What it says is compared with what we know of its key, by our own clock.
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
    })).IsValid;

    // Of each key of the library its providers would be remembered.
    private static SymmetricSecurityKey KeyOf(string secret) =>
        new(Convert.FromBase64String(secret)) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
}
