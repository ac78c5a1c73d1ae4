using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Amps.Domain.Common;

namespace Amps.Domain.Customers;

/// <summary>
/// The secret text of a key: <c>amps_sk_test_</c> or <c>amps_sk_live_</c>, 32 random base62 characters, and 6 base62 characters of the CRC-32
/// of everything before them, so that a mistyped key is refused without a look-up.
/// </summary>
public static class KeyBody
{
    public const string SandboxPrefix = "amps_sk_test_";
    public const string LivePrefix = "amps_sk_live_";

    /// <summary>Characters shown again after creation, so that people can tell keys apart.</summary>
    public const int TailLength = 4;

    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Base62);

    private const int RandomLength = 32;
    private const int ChecksumLength = 6;
    private const int PrefixLength = 13;
    private const int Length = PrefixLength + RandomLength + ChecksumLength;

    public static string Generate(AmpsEnvironment environment)
    {
        var stem = Prefix(environment) + RandomNumberGenerator.GetString(Base62, RandomLength);
        return stem + Checksum(stem);
    }

    /// <summary>Whether the text has the form of a key and its checksum is right. Says nothing about whether the key exists.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        if (text.Length != Length) return false;
        if (!text.StartsWith(SandboxPrefix, StringComparison.Ordinal) && !text.StartsWith(LivePrefix, StringComparison.Ordinal)) return false;
        if (text[PrefixLength..].ContainsAnyExcept(Allowed)) return false;

        return text[^ChecksumLength..].SequenceEqual(Checksum(text[..^ChecksumLength]));
    }

    /// <summary>What is stored in place of the body: SHA-256 in lower-case hex. 190 random bits need no slow hash.</summary>
    public static string Hash(ReadOnlySpan<char> body)
    {
        Span<byte> bytes = stackalloc byte[Length * 4];
        var count = Encoding.UTF8.GetBytes(body, bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes[..count]));
    }

    private static string Prefix(AmpsEnvironment environment) => environment switch
    {
        AmpsEnvironment.Sandbox => SandboxPrefix,
        AmpsEnvironment.Live => LivePrefix,
    };

    private static string Checksum(ReadOnlySpan<char> stem)
    {
        Span<byte> bytes = stackalloc byte[stem.Length];
        Encoding.ASCII.GetBytes(stem, bytes);
        var crc = Crc32.HashToUInt32(bytes);
        Span<char> text = stackalloc char[ChecksumLength];
        for (var i = ChecksumLength - 1; i >= 0; i--)
        {
            text[i] = Base62[(int)(crc % 62)];
            crc /= 62;
        }

        return new string(text);
    }
}
