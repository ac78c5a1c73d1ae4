using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Credentials;

/// <summary>Lets an end user sign in again at the manufacturer, from a link: 256 random bits, after the account that they are for, so that a link which is worth nothing any more can say why. Only its hash is stored.</summary>
public static class ReconnectToken
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const int Size = 32;

    /// <summary>The hash's length as text.</summary>
    public const int HashLength = 64;

    public static string New(CredentialId credential) => $"{credential}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size))}";

    /// <summary>What is stored of it.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether a text could be one.</summary>
    public static bool IsWellFormed(string text) => Read(text) is not null;

    /// <summary>The account that it is for.</summary>
    /// <returns>Nothing where it does not say, as earlier ones do not.</returns>
    public static CredentialId? CredentialOf(string text) => Read(text) is { Credential: { } name } && EntityId.TryParse<CredentialId>(name, out var id) ? id : null;

    private static (string? Credential, string Secret)? Read(string text)
    {
        var (credential, secret) = text.Split('.') switch
        {
            [var only] => ((string?)null, only),
            [var first, var second] => (first, second),
            _ => (null, ""),
        };
        return secret.Length < 2 * Size && Base64Url.IsValid(secret, out var size) && size == Size ? (credential, secret) : null;
    }
}
