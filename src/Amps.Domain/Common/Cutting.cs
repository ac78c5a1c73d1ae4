namespace Amps.Domain.Common;

/// <summary>Texts from outside, made to fit.</summary>
internal static class Cutting
{
    /// <summary>The beginning of a text, never ending in half a character.</summary>
    public static string Cut(this string text, int length)
    {
        if (text.Length <= length) return text;

        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
