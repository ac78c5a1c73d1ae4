using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Amps.Domain.People;

/// <summary>Codes of authenticator apps: RFC 6238 with SHA-1, 30 seconds and six digits, which is what all of them know.</summary>
public static class Totp
{
    private const int Period = 30;
    private const int Digits = 6;
    private const int Modulus = 1_000_000;
    private const int SecretSize = 20;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Makes a secret, in base 32.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, SecretSize * 8 / 5);

    /// <summary>What an app takes from a link or a picture.</summary>
    public static string Uri(string secret, string email) => $"otpauth://totp/Amps:{System.Uri.EscapeDataString(email)}?secret={secret}&issuer=Amps";

    /// <summary>Finds the time step that a code belongs to: this one, or one beside it, since clocks differ.</summary>
    /// <returns>Nothing where the code is wrong.</returns>
    public static long? StepOf(string secret, string code, DateTimeOffset now)
    {
        var sent = Encoding.ASCII.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        var current = now.ToUnixTimeSeconds() / Period;
        foreach (var step in new[] { current, current - 1, current + 1 })
        {
            if (CryptographicOperations.FixedTimeEquals(sent, Encoding.ASCII.GetBytes(CodeAt(secret, step)))) return step;
        }

        return null;
    }

    /// <summary>The code that an app shows at an instant.</summary>
    public static string CodeAt(string secret, DateTimeOffset at) => CodeAt(secret, at.ToUnixTimeSeconds() / Period);

    // SHA-1 is what the RFC and the apps use; nothing here depends on collisions.
#pragma warning disable CA5350
    private static string CodeAt(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(Decode(secret), counter);
        var binary = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fff_ffff;
        return (binary % Modulus).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
#pragma warning restore CA5350

    private static byte[] Decode(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var five = Base32.IndexOf(secret[bit / 5], StringComparison.Ordinal);
            if ((five >> (4 - (bit % 5)) & 1) == 1) bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));
        }

        return bytes;
    }
}
