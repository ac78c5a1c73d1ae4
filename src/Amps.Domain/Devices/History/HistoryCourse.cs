namespace Amps.Domain.Devices.History;

/// <summary>Turns a device's readings, in their order, into buckets.</summary>
/// <remarks>
/// <para>Between two readings that are at most <see cref="LongestBridge"/> apart every field runs in a straight line; over longer gaps nothing is known.
/// A bucket tells of the part of that course that lies in it: its extremes, its mean over time, its energy (the trapezoids under the power, cut where
/// it crosses zero), and which share of the bucket it covers. So what lies on a boundary is shared out, and the hours of a day add up to the day.</para>
/// <para>A reading without a neighbour near enough covers nothing: it counts as a sample, for the extremes, and for the mean where there is nothing else.</para>
/// </remarks>
public sealed class HistoryCourse(DeviceType type, BucketCalendar calendar)
{
    /// <summary>The longest gap between two readings over which their values are joined.</summary>
    public static readonly TimeSpan LongestBridge = TimeSpan.FromMinutes(30);

    private readonly MeasuredFields fields = MeasuredFields.Of(type);
    private readonly List<BucketSums> buckets = [];
    private Reading? last;

    /// <summary>The buckets that hold readings, in their order.</summary>
    public IEnumerable<HistoryBucket> Buckets => buckets.Select(bucket => bucket.ToBucket());

    /// <summary>Adds the next reading; they come in the order of their instants.</summary>
    public void Add(DateTimeOffset at, DeviceState state)
    {
        var reading = new Reading(at, fields.Values(state), fields.Power(state));
        if (last is { } before && at - before.At <= LongestBridge) Join(before, reading);
        BucketAt(at).Count(reading);
        last = reading;
    }

    private void Join(Reading from, Reading to)
    {
        for (var at = from.At; at < to.At;)
        {
            var bucket = BucketAt(at);
            var end = bucket.End < to.At ? bucket.End : to.At;
            bucket.Cover(from, to, at, end);
            at = end;
        }
    }

    private BucketSums BucketAt(DateTimeOffset at)
    {
        if (buckets.Count > 0 && at < buckets[^1].End) return buckets[^1];

        var bucket = new BucketSums(fields.Names, calendar.Around(at));
        buckets.Add(bucket);
        return bucket;
    }
}

/// <summary>The numbers of one reading.</summary>
internal sealed record Reading(DateTimeOffset At, double?[] Values, double? Power);
