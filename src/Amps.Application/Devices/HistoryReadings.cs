using Amps.Application.Ports;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices;

internal static class HistoryReadings
{
    /// <summary>A device's readings within a span. One range of the primary key.</summary>
    public static IQueryable<HistoryEntry> Readings(this IEnvironmentDb db, DeviceId device, DateTimeOffset from, DateTimeOffset to) =>
        db.History.AsNoTracking().Where(row => row.DeviceId == device && row.At >= from && row.At < to);

    /// <summary>Works out the buckets that begin within a span, from the readings.</summary>
    public static async Task<IReadOnlyList<HistoryBucket>> BucketsAsync(
        this IEnvironmentDb db, Device device, BucketCalendar calendar, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (from >= to) return [];

        // With the neighbours beyond both ends, to which the course may be bridged.
        var end = calendar.Around(to.AddMilliseconds(-1)).End;
        var readings = db.Readings(device.Id, from - HistoryCourse.LongestBridge, end + HistoryCourse.LongestBridge).OrderBy(row => row.At);
        var course = new HistoryCourse(device.Type, calendar);
        await foreach (var reading in readings.AsAsyncEnumerable().WithCancellation(cancellationToken)) course.Add(reading.At, reading.State);

        return [.. course.Buckets.Where(bucket => bucket.Start >= from && bucket.Start < to)];
    }
}
