using Amps.Domain.Actions;
using NodaTime;

namespace Amps.Domain.Devices.History;

/// <summary>How long the buckets of a history are.</summary>
public enum BucketSize
{
    Hour,
    Day,
}

/// <summary>The span of a bucket.</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it.</param>
public sealed record BucketSpan(DateTimeOffset Start, DateTimeOffset End);

/// <summary>Cuts time into buckets without gaps: hours of UTC, or days of the plant's zone (23, 24 or 25 hours; half an hour less or more on Lord Howe).</summary>
/// <remarks>Hours are of UTC in every zone, so that hours of devices in different zones can be added up. Where the offset is not whole hours, days do not consist of them.</remarks>
public sealed class BucketCalendar
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly BucketSize size;
    private readonly string timezone;
    private readonly DateTimeOffset? seam;

    /// <param name="size">Of the buckets.</param>
    /// <param name="timezone">The plant's IANA zone. An unknown one is a bug and throws when days are asked for.</param>
    /// <param name="seam">A boundary besides: where earlier buckets were closed already, perhaps in another zone.</param>
    public BucketCalendar(BucketSize size, string timezone, DateTimeOffset? seam = null)
    {
        this.size = size;
        this.timezone = timezone;
        this.seam = seam;
    }

    /// <summary>The bucket that an instant lies in.</summary>
    public BucketSpan Around(DateTimeOffset at)
    {
        var whole = size switch { BucketSize.Hour => HourOf(at), BucketSize.Day => DayOf(at) };
        if (seam is not { } cut || cut <= whole.Start || cut >= whole.End) return whole;
        return at < cut ? whole with { End = cut } : whole with { Start = cut };
    }

    private static BucketSpan HourOf(DateTimeOffset at)
    {
        var start = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % Hour.Ticks), TimeSpan.Zero);
        return new BucketSpan(start, start + Hour);
    }

    private BucketSpan DayOf(DateTimeOffset at)
    {
        var date = Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[timezone]).Date;

        // Where clocks fall back over midnight, a piece of a date comes again after the next has begun: that piece belongs to the next.
        while (StartOf(date.PlusDays(1)) <= at) date = date.PlusDays(1);
        return new BucketSpan(StartOf(date), StartOf(date.PlusDays(1)));
    }

    private DateTimeOffset StartOf(LocalDate date) => PlantTime.ToInstant(date.AtMidnight(), timezone);
}
