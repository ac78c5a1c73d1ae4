using System.Text.Json;
using System.Text.RegularExpressions;
using Amps.Testing;

namespace Amps.AuthJourney.Tests;

/// <summary>What the pages say, as it stands in the repository.</summary>
internal static partial class Texts
{
    public static IReadOnlyDictionary<string, string> English { get; } = Read("en");

    public static IReadOnlyDictionary<string, string> German { get; } = Read("de");

    public static IReadOnlyDictionary<string, string> In(string language) => language == "de" ? German : English;

    /// <summary>A text in the language of a browser's locale, with a name in its first place.</summary>
    public static string Say(string locale, string key, string name = "") => In(locale[..2])[key].Replace("{0}", name, StringComparison.Ordinal);

    /// <summary>The places that a text leaves open, in their order.</summary>
    public static IEnumerable<string> PlacesOf(string text) => Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    /// <summary>Finds a text, whatever stands in its places.</summary>
    public static Regex Finder(string text) => new(string.Join(".+", Place().Split(text).Select(Regex.Escape)), RegexOptions.Singleline);

    private static Dictionary<string, string> Read(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Repository.Root, "src", "Amps.AuthJourney", "Texts", language + ".json")))!;

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
