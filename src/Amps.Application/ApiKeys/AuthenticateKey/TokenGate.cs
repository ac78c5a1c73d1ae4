using System.Security.Cryptography;
using System.Text;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.ApiKeys.AuthenticateKey;

/// <summary>Finds the key of an access token. Only a token that we signed is remembered.</summary>
public sealed class TokenGate(KeyDirectory directory, ITokenFormat format, IVault vault)
{
    private const char Separator = '.';

    /// <summary>Whether a text could be a token at all; keys have no such character.</summary>
    public static bool IsToken(string text) => text.Contains(Separator, StringComparison.Ordinal);

    /// <summary>By what it is remembered.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>What the token says, or nothing where it is none of ours. Costs no look-up.</summary>
    public TokenClaims? Read(string token) => token.Length <= ITokenFormat.MaxLength ? format.Read(token) : null;

    /// <returns>Nothing where the signature is wrong, or anything that it says is not as we know it.</returns>
    public Task<KeyRecord?> FindAsync(string token, string hash, TokenClaims claims, CancellationToken cancellationToken) =>
        directory.RememberAsync(hash, db => FindAsync(db, token, claims, cancellationToken));

    private async Task<KeyRecord?> FindAsync(IPlatformDb db, string token, TokenClaims claims, CancellationToken cancellationToken)
    {
        var secret = await db.ApiKeySecrets.AsNoTracking().SingleOrDefaultAsync(row => row.KeyId == claims.KeyId && row.Generation == claims.Generation, cancellationToken);
        var key = await db.FindByIdAsync(claims.KeyId, cancellationToken);
        if (secret is null || key is null || key.CustomerId != claims.CustomerId || key.Environment != claims.Environment) return null;

        var opened = vault.Open(new Tenant(key.Environment, key.CustomerId), ApiKeySecret.RowOf(secret.KeyId, secret.Generation), secret.Ciphertext);
        if (opened is null || !await format.IsSignedAsync(token, opened)) return null;

        var row = await db.AccessTokens.AsNoTracking().SingleOrDefaultAsync(issued => issued.Id == claims.Id, cancellationToken);
        return row is null || Matches(row, claims)
            ? key with { Token = new TokenRecord(claims.Id, claims.NotBefore, claims.ExpiresAt, secret.ValidUntil, row?.RevokedAt) { IsForgotten = row is null } }
            : null;
    }

    private static bool Matches(AccessToken row, TokenClaims claims) =>
        row.KeyId == claims.KeyId && row.Generation == claims.Generation && row.IssuedAt == claims.IssuedAt && row.IssuedAt == claims.NotBefore && row.ExpiresAt == claims.ExpiresAt;
}
