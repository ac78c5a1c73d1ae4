using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Amps.AuthJourney.Texts;

/// <summary>What the pages say, in one language. Both files hold the same keys.</summary>
internal sealed class JourneyTexts
{
    private static readonly JourneyTexts English = Load("en");
    private static readonly JourneyTexts German = Load("de");

    private readonly Dictionary<string, string> texts;

    private JourneyTexts(string language, Dictionary<string, string> texts)
    {
        Language = language;
        this.texts = texts;
    }

    /// <summary>As the attribute <c>lang</c> has it.</summary>
    public string Language { get; }

    public string this[string key] => texts[key];

    public string this[string key, params object[] values] => string.Format(CultureInfo.InvariantCulture, texts[key], values);

    /// <summary>In the language that the browser likes best of those there are.</summary>
    public static JourneyTexts For(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Of(language.Value.ToString()))
            .FirstOrDefault(texts => texts is not null) ?? English;

    private static JourneyTexts? Of(string language) =>
        Is(language, "de") ? German : Is(language, "en") ? English : null;

    private static bool Is(string language, string primary) =>
        language.Equals(primary, StringComparison.OrdinalIgnoreCase) || language.StartsWith(primary + "-", StringComparison.OrdinalIgnoreCase);

    private static JourneyTexts Load(string language)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Amps.AuthJourney.Texts.{language}.json")!;
        return new JourneyTexts(language, JsonSerializer.Deserialize<Dictionary<string, string>>(file)!);
    }
}
