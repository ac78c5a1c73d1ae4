using Amps.Domain.Common;
using Amps.Domain.Devices;
using NodaTime;

namespace Amps.Domain.Actions;

/// <summary>A push's times as instants: UTC, whole milliseconds.</summary>
public sealed record PlantTimes(DateTimeOffset? Start, DateTimeOffset? End);

/// <summary>
/// The one place where a time that a client writes becomes an instant. A time is the wall clock of the device's plant
/// (<c>2026-06-01T18:00:00</c>), or relative (<c>30m</c>, <c>1.5h</c>): a start counts from now, an end from the start.
/// </summary>
/// <remarks>
/// <para>Texts are taken literally: blanks, a sign, a comma, fractions of a second, second 60, hour 24, the year 0000, other digits than 0-9 and
/// upper-case units are malformed. A number of any size is readable; what is too far away is then refused as that.</para>
/// <para>A start at most <see cref="Grace"/> in the past becomes now before anything is compared. So a relative end counts from now then,
/// and an absolute end must still lie after now.</para>
/// <para>Within INVALID_TIME_WINDOW the first of these is reported: an end without a start; an unreadable start; an unreadable end;
/// an end that is not after the start; a window that is too long.</para>
/// <para>All instants, now included, are cut to the millisecond.</para>
/// </remarks>
public static class PlantTime
{
    /// <summary>How far ahead a push may start, at most.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromHours(720);

    /// <summary>How long a window may be, at most.</summary>
    public static readonly TimeSpan LongestWindow = TimeSpan.FromHours(720);

    /// <summary>How long ago a start may lie, at most, to be taken as now.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    // Both ends of the calendar count as a day inwards, so that no shift to UTC leaves it; times so far away are refused in any case.
    private static readonly LocalDateTime FirstWallClock = new(1, 1, 2, 0, 0);
    private static readonly LocalDateTime LastWallClock = new(9999, 12, 30, 0, 0);

    /// <summary>Resolves a push's times. Fails with INVALID_TIME_WINDOW only; <see cref="StartsInPast"/> and <see cref="StartsTooLate"/> are asked after it.</summary>
    /// <param name="start">As the client wrote it, or none.</param>
    /// <param name="end">As the client wrote it, or none.</param>
    /// <param name="timezone">The plant's IANA zone. An unknown one is a bug and throws.</param>
    /// <param name="now">This instant.</param>
    public static Result<PlantTimes> Resolve(string? start, string? end, string timezone, DateTimeOffset now)
    {
        if (start is null) return end is null ? new PlantTimes(null, null) : CommandFailures.EndWithoutStart;

        var instant = Whole(now);
        var from = Read("start", start, timezone, instant);
        if (!from.Succeeded) return from.Failure;

        var starts = from.Value < instant && from.Value >= instant - Grace ? instant : from.Value;
        if (end is null) return new PlantTimes(starts, null);

        var to = Read("end", end, timezone, starts);
        if (!to.Succeeded) return to.Failure;

        if (to.Value <= starts) return CommandFailures.EndNotAfterStart(starts, to.Value);
        if (to.Value - starts > LongestWindow) return CommandFailures.WindowTooLong(LongestWindow);
        return new PlantTimes(starts, to.Value);
    }

    /// <summary>START_IN_PAST, where the start lies more than <see cref="Grace"/> back.</summary>
    public static Failure? StartsInPast(DateTimeOffset? start, DateTimeOffset now) =>
        start < Whole(now) - Grace ? CommandFailures.StartInPast(start.Value, Whole(now)) : null;

    /// <summary>START_OUT_OF_RANGE, where the start lies more than <see cref="Horizon"/> ahead.</summary>
    public static Failure? StartsTooLate(DateTimeOffset? start, DateTimeOffset now) =>
        start > Whole(now) + Horizon ? CommandFailures.StartOutOfRange(start.Value, Horizon) : null;

    /// <summary>A plant's wall clock as an instant. What a change of the clocks skips moves forward by the gap; what occurs twice means the first.</summary>
    public static DateTimeOffset ToInstant(LocalDateTime wallClock, string timezone)
    {
        var within = LocalDateTime.Max(FirstWallClock, LocalDateTime.Min(LastWallClock, wallClock));
        return DateTimeZoneProviders.Tzdb[timezone].AtLeniently(within).ToInstant().ToDateTimeOffset();
    }

    /// <summary>The same in UTC, cut to the millisecond, which is what answers and databases keep.</summary>
    internal static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static Result<DateTimeOffset> Read(string field, string text, string timezone, DateTimeOffset countsFrom)
    {
        if (TimeText.TryReadDuration(text, out var duration)) return Later(countsFrom, duration);
        if (TimeText.TryReadWallClock(text, out var wallClock)) return ToInstant(wallClock, timezone);
        return TimeText.HasZone(text) ? CommandFailures.ZonedTime(field) : CommandFailures.MalformedTime(field);
    }

    private static DateTimeOffset Later(DateTimeOffset from, TimeSpan by) => by < DateTimeOffset.MaxValue - from ? from + by : DateTimeOffset.MaxValue;
}
