using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Amps.Domain.Journeys;

/// <summary>256 random bits that prove something once: a link, a browser, the way back from a manufacturer's page. Only hashes are stored.</summary>
public static class OneTimeSecret
{
    private const int Size = 32;

    /// <summary>The hash's length as text.</summary>
    public const int HashLength = 64;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool IsWellFormed(string? text) => text is not null && text.Length < 2 * Size && Base64Url.IsValid(text, out var size) && size == Size;
}
