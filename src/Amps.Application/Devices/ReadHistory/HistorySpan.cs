using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Application.Devices.ReadHistory;

/// <summary>How fine a history is: single readings, hours, or days of the plant.</summary>
[JsonConverter(typeof(WireEnumConverter<HistoryResolution>))]
public enum HistoryResolution
{
    Raw,
    Hour,
    Day,
}

/// <summary>Which part of a history is wanted, as the caller said.</summary>
/// <param name="Resolution">How fine.</param>
/// <param name="From">The first instant, or a day before the end.</param>
/// <param name="To">The first instant that is no longer wanted, or now.</param>
public sealed record HistorySpan(HistoryResolution Resolution, DateTimeOffset? From, DateTimeOffset? To)
{
    private static readonly TimeSpan Otherwise = TimeSpan.FromHours(24);

    // Where the clocks go back, a month or a year of the plant has an hour more.
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    // No reading is older, and calendars can be asked around it.
    private static readonly DateTimeOffset Dawn = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How much may be asked for at once, in words.</summary>
    public string Most => Resolution switch { HistoryResolution.Raw => "31 days", HistoryResolution.Hour => "366 days", HistoryResolution.Day => "10 years" };

    private TimeSpan Longest => TimeSpan.FromDays(Resolution switch { HistoryResolution.Raw => 31, HistoryResolution.Hour => 366, HistoryResolution.Day => 3653 }) + Tolerance;

    /// <summary>Whether the end is before the start.</summary>
    public bool IsBackwards(DateTimeOffset now) => From > (To ?? now);

    /// <summary>Whether more is asked for than is answered at once.</summary>
    public bool IsTooLong(DateTimeOffset now) => (To ?? now) - From > Longest;

    /// <summary>The span in whole milliseconds, without what cannot hold anything.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Resolve(DateTimeOffset now)
    {
        var to = Within(To ?? now, now);
        return (Within(From ?? to - Otherwise, now), to);
    }

    private static DateTimeOffset Within(DateTimeOffset at, DateTimeOffset now)
    {
        if (at < Dawn) return Dawn;
        if (at > now + Otherwise) return now + Otherwise;

        var beyond = at.UtcTicks % TimeSpan.TicksPerMillisecond;
        return beyond == 0 ? at : at.AddTicks(TimeSpan.TicksPerMillisecond - beyond);
    }
}
