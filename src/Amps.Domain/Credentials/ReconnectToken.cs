using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Amps.Domain.Credentials;

/// <summary>Lets an end user sign in again at the manufacturer, from a link: 256 random bits. Only its hash is stored.</summary>
public static class ReconnectToken
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const int Size = 32;

    /// <summary>The hash's length as text.</summary>
    public const int HashLength = 64;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size));

    /// <summary>What is stored of it.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether a text could be one.</summary>
    public static bool IsWellFormed(string text) => Base64Url.IsValid(text, out var size) && size == Size;
}
