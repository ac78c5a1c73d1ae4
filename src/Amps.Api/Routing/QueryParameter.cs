using System.Globalization;
using Amps.Domain.Common;

namespace Amps.Api.Routing;

/// <summary>A query parameter as the document shows it.</summary>
internal interface IQueryParameter
{
    string Name { get; }

    string Description { get; }

    QueryShape Shape { get; }
}

/// <summary>A query parameter and how its text is read.</summary>
/// <param name="Name">As callers write it.</param>
/// <param name="Description">For the document.</param>
/// <param name="Shape">For the document.</param>
/// <param name="Expected">Ends the sentence "`name` must be …".</param>
/// <param name="Read">Gives nothing where the text is not of that form.</param>
internal sealed record QueryParameter<T>(string Name, string Description, QueryShape Shape, string Expected, Func<string, T?> Read) : IQueryParameter where T : struct;

/// <summary>A query parameter that is taken as it stands; the use case checks it.</summary>
internal sealed record TextParameter(string Name, string Description, QueryShape Shape) : IQueryParameter;

/// <summary>The form of a parameter in terms of JSON Schema.</summary>
internal sealed record QueryShape(string Type, string? Format = null, IReadOnlyList<string>? Values = null, int? Min = null, int? Max = null, string? Pattern = null, object? Default = null);

internal static class QueryParameters
{
    public static QueryParameter<int> Integer(string name, string description, int min, int max, int otherwise) => new(
        name, description, new QueryShape("integer", "int32", Min: min, Max: max, Default: otherwise), $"an integer from {min} to {max}",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : null);

    public static QueryParameter<bool> Flag(string name, string description, bool? otherwise = null) => new(
        name, description, new QueryShape("boolean", Default: otherwise), "`true` or `false`",
        text => text switch { "true" => true, "false" => false, _ => null });

    public static QueryParameter<DateTimeOffset> Instant(string name, string description) => new(
        name, description, new QueryShape("string", "date-time"), "an instant with an offset, such as `2026-06-01T10:30:00Z`", ReadInstant);

    public static QueryParameter<TEnum> Word<TEnum>(string name, string description) where TEnum : struct, Enum => new(
        name, description, new QueryShape("string", Values: Wire<TEnum>.Names), $"one of {string.Join(", ", Wire<TEnum>.Names)}",
        text => Wire<TEnum>.TryParse(text, out var value) ? value : null);

    // RFC 3339 with an offset: a time without one would be read in the server's zone. `+` arrives as a space where a client did not escape it.
    private static DateTimeOffset? ReadInstant(string text)
    {
        ReadOnlySpan<string> formats = ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK"];
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' or ' ');
        if (!hasOffset) return null;

        foreach (var format in formats)
        {
            if (DateTimeOffset.TryParseExact(text.Replace(' ', '+'), format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)) return instant;
        }

        return null;
    }
}
