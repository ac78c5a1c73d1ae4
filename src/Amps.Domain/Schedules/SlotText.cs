using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Amps.Domain.Schedules;

/// <summary>The forms in which clients write the times of slots. Texts are taken literally: no blanks, no signs, no other digits than 0-9.</summary>
public static partial class SlotText
{
    private const string TimeFormat = "HH:mm";
    private const string DateFormat = "yyyy-MM-dd";

    // Longer than any duration that is allowed, and short enough to be added to any instant of interest.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_525);

    /// <summary>Reads <c>00:30</c>, from 00:00 to 23:59.</summary>
    public static bool TryReadTime(string text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <summary>Reads <c>2026-12-25</c>.</summary>
    public static bool TryReadDate(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <summary>Reads <c>2026-06-01T18:00:00Z</c> or with an offset, with or without a fraction of a second; cut to the millisecond.</summary>
    public static bool TryReadInstant(string text, out DateTimeOffset value)
    {
        value = default;
        if (!InstantForm().IsMatch(text)) return false;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var read)) return false;

        value = DateTimeOffset.FromUnixTimeMilliseconds(read.ToUnixTimeMilliseconds());
        return true;
    }

    /// <summary>Reads an ISO 8601 duration of days, hours, minutes and whole seconds, as <c>PT5H</c> or <c>P1DT12H</c>. A hundred years stand for anything longer.</summary>
    /// <remarks>Months and years have no fixed length, and so are not read.</remarks>
    public static bool TryReadDuration(string text, out TimeSpan value)
    {
        value = default;
        var read = DurationForm().Match(text);
        if (!read.Success) return false;

        var ticks = Part(read, "d", TimeSpan.TicksPerDay) + Part(read, "h", TimeSpan.TicksPerHour) + Part(read, "m", TimeSpan.TicksPerMinute) + Part(read, "s", TimeSpan.TicksPerSecond);
        value = ticks < Longest.Ticks ? TimeSpan.FromTicks((long)ticks) : Longest;
        return true;
    }

    /// <summary>Reads a duration that was read before.</summary>
    internal static TimeSpan ReadDuration(string text) =>
        TryReadDuration(text, out var value) ? value : throw new InvalidOperationException($"`{text}` is no duration.");

    internal static string Write(TimeOnly time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    // At most ten digits a part, so that four of them stay far inside a decimal.
    private static decimal Part(Match read, string name, long ticks) =>
        read.Groups[name] is { Success: true } digits ? decimal.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) * ticks : 0;

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InstantForm();

    [GeneratedRegex(@"\AP(?=.)((?<d>[0-9]{1,10})D)?(T(?=.)((?<h>[0-9]{1,10})H)?((?<m>[0-9]{1,10})M)?((?<s>[0-9]{1,10})S)?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationForm();
}

/// <summary>A wall clock is <c>HH:MM</c>.</summary>
public sealed class WallTimeJsonConverter : JsonConverter<TimeOnly>
{
    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SlotText.TryReadTime(reader.GetString()!, out var time) ? time : throw new JsonException("Not a wall clock of the form HH:MM.");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) => writer.WriteStringValue(SlotText.Write(value));
}
