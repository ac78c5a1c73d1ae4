using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amps.Domain.Common;

/// <summary>The words for an enum's members outside this process: snake_case on the wire, in queries and in the databases.</summary>
public static class Wire<TEnum> where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> ToText =
        Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, TEnum> FromText = ToText.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<TEnum>().Select(value => ToText[value])];

    public static string Name(TEnum value) => ToText[value];

    public static bool TryParse(string? text, out TEnum value)
    {
        value = default;
        return text is not null && FromText.TryGetValue(text, out value);
    }

    /// <summary>Reads a word that we wrote ourselves; another one is a bug.</summary>
    public static TEnum Parse(string text) => FromText[text];
}

/// <summary>Writes and reads an enum by its <see cref="Wire{TEnum}"/> words.</summary>
public sealed class WireEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) where TEnum : struct, Enum;
