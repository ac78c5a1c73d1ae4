using Amps.Domain.Customers;

namespace Amps.Application.Ports;

/// <summary>Access tokens as texts. No other text than one of exactly our form is read.</summary>
public interface ITokenFormat
{
    /// <summary>The longest text that is looked at.</summary>
    const int MaxLength = 4096;

    /// <summary>Makes a secret that <see cref="Write"/> can sign with.</summary>
    string NewSecret();

    string Write(TokenClaims claims, string secret);

    /// <summary>Reads what a token says. Whether it may say so is not known before <see cref="IsSignedAsync"/>.</summary>
    /// <returns>Nothing where the header is another one, or a claim is missing, of another form or not one of ours.</returns>
    TokenClaims? Read(string token);

    Task<bool> IsSignedAsync(string token, string secret);
}

/// <summary>What a token says of itself, apart from what all say alike. Instants are to the second.</summary>
/// <param name="Id"><c>jti</c>.</param>
/// <param name="KeyId"><c>sub</c>.</param>
/// <param name="CustomerId"><c>cid</c>.</param>
/// <param name="Environment"><c>env</c>.</param>
/// <param name="Generation"><c>gen</c>, of the key's internal secret.</param>
/// <param name="IssuedAt"><c>iat</c>.</param>
/// <param name="NotBefore"><c>nbf</c>.</param>
/// <param name="ExpiresAt"><c>exp</c>.</param>
public sealed record TokenClaims(
    TokenId Id,
    ApiKeyId KeyId,
    CustomerId CustomerId,
    AmpsEnvironment Environment,
    int Generation,
    DateTimeOffset IssuedAt,
    DateTimeOffset NotBefore,
    DateTimeOffset ExpiresAt);
