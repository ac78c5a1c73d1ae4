using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Amps.Domain.Actions;

/// <summary>The forms in which clients write times. Knows no zone and no instant.</summary>
internal static partial class TimeText
{
    // The year of the era: 0001 to 9999, no sign, no year 0.
    private static readonly LocalDateTimePattern WallClock = LocalDateTimePattern.CreateWithInvariantCulture("yyyy'-'MM'-'dd'T'HH':'mm':'ss");

    // Longer than all that is allowed, and short enough to be added to any instant of interest.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_525);

    public static bool TryReadWallClock(string text, out LocalDateTime value)
    {
        var parsed = WallClockForm().IsMatch(text) ? WallClock.Parse(text) : null;
        value = parsed is { Success: true } ? parsed.Value : default;
        return parsed is { Success: true };
    }

    /// <summary>Reads <c>30m</c> or <c>1.5h</c>. A hundred years stand for anything longer.</summary>
    public static bool TryReadDuration(string text, out TimeSpan value)
    {
        value = default;
        if (!DurationForm().IsMatch(text)) return false;

        var unit = text[^1] == 'h' ? TimeSpan.TicksPerHour : TimeSpan.TicksPerMinute;
        var readable = decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        value = readable && number < Longest.Ticks / unit ? TimeSpan.FromTicks((long)(number * unit)) : Longest;
        return true;
    }

    /// <summary>Whether this is a date and time that names its own zone, sensible or not: with <c>Z</c>, an offset or a zone's name in brackets.</summary>
    public static bool HasZone(string text) => ZonedForm().IsMatch(text);

    // The parser would take 24:00:00 as the next day's midnight.
    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WallClockForm();

    [GeneratedRegex(@"\A[0-9]+(\.[0-9]{1,2})?[mh]\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)(\[[^\]]+\])?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ZonedForm();
}
