using System.Security.Cryptography;
using Amps.Domain.Journeys;

namespace Amps.Domain.People;

/// <summary>Codes on paper, for whoever loses the phone. Each is 80 random bits, counts once, and is stored as a hash.</summary>
public static class RecoveryCodes
{
    private const int Count = 10;
    private const int Half = 8;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, Count).Select(_ => $"{RandomNumberGenerator.GetString(Alphabet, Half)}-{RandomNumberGenerator.GetString(Alphabet, Half)}")];

    /// <summary>Of the letters and digits alone: how people write them down changes nothing.</summary>
    public static string HashOf(string code) => OneTimeSecret.HashOf(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant());
}
