using System.Globalization;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices.ReadHistory;

/// <summary>Reads what a device said over time, oldest first: closed hours and days as they are stored, the newest ones from their readings.</summary>
/// <param name="Id">Whatever the caller wrote; what is no id is no device.</param>
/// <param name="Type">The family that the caller asks in.</param>
/// <param name="Span">Which part.</param>
/// <param name="Page">Its cursor is an instant.</param>
public sealed record ReadHistoryQuery(string Id, DeviceType Type, HistorySpan Span, PageRequest Page) : IQuery<Page<HistoryRead>>
{
    /// <summary>A day of readings fits a page.</summary>
    public static PageBounds Bounds { get; } = new(DefaultLimit: 100, MaxLimit: 500);
}

internal sealed class ReadHistoryValidator : AbstractValidator<ReadHistoryQuery>
{
    public ReadHistoryValidator(TimeProvider time)
    {
        RuleFor(query => query.Page).IsPage(HistoryPosition.IsValid, ReadHistoryQuery.Bounds);
        RuleFor(query => query.Span).Must(span => !span.IsBackwards(time.Now())).OverridePropertyName("from")
            .WithMessage("`from` must not be after `to`, which is now where it is not given.");
        RuleFor(query => query.Span).Must(span => !span.IsTooLong(time.Now())).OverridePropertyName("from")
            .WithMessage(query => $"`from` may be at most {query.Span.Most} before `to` with `resolution={Wire<HistoryResolution>.Name(query.Span.Resolution)}`; ask in parts, or for a coarser `resolution`.");
    }
}

internal sealed class ReadHistoryHandler(IEnvironmentDb db, TimeProvider time) : IHandler<ReadHistoryQuery, Page<HistoryRead>>
{
    public async Task<Result<Page<HistoryRead>>> Handle(ReadHistoryQuery request, CancellationToken cancellationToken)
    {
        var device = await db.FindDeviceAsync(request.Id, request.Type, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;

        return request.Span.Resolution switch
        {
            HistoryResolution.Raw => await ReadingsAsync(device, request, cancellationToken),
            HistoryResolution.Hour => await BucketsAsync(device, BucketSize.Hour, request, cancellationToken),
            HistoryResolution.Day => await BucketsAsync(device, BucketSize.Day, request, cancellationToken),
        };
    }

    private async Task<Page<HistoryRead>> ReadingsAsync(Device device, ReadHistoryQuery request, CancellationToken cancellationToken)
    {
        var (from, to) = request.Span.Resolve(time.Now());
        var readings = db.Readings(device.Id, from, to);
        var onward = HistoryPosition.After(request.Page) is { } at ? readings.Where(row => row.At > at) : readings;
        return await readings.ToPageAsync(onward.OrderBy(row => row.At), request.Page, row => HistoryPosition.Of(row.At), HistoryRead.Of, cancellationToken);
    }

    // What is closed lies in the table; what is not yet, which is a day at most while the job runs, is worked out.
    private async Task<Page<HistoryRead>> BucketsAsync(Device device, BucketSize size, ReadHistoryQuery request, CancellationToken cancellationToken)
    {
        var (from, to) = request.Span.Resolve(time.Now());
        var until = (await db.HistoryProgress.AsNoTracking().SingleOrDefaultAsync(row => row.DeviceId == device.Id, cancellationToken))?.Until(size);
        var seam = until > from ? until.Value : from;
        var open = await db.BucketsAsync(device, new BucketCalendar(size, device.Timezone, until), seam, to, cancellationToken);

        var closedTo = seam < to ? seam : to;
        var closed = db.HistoryRollUps.AsNoTracking().Where(row => row.DeviceId == device.Id && row.Size == size && row.Start >= from && row.Start < closedTo);
        var counted = await closed.CountAsync(cancellationToken);

        var after = HistoryPosition.After(request.Page);
        var onward = after is { } at ? closed.Where(row => row.Start > at) : closed;
        var rows = await onward.OrderBy(row => row.Start).Select(row => row.Bucket).Skip(request.Page.Offset).Take(request.Page.Limit + 1).ToListAsync(cancellationToken);
        rows.AddRange(open.Where(bucket => !(bucket.Start <= after)).Skip(Math.Max(0, request.Page.Offset - counted)).Take(request.Page.Limit + 1 - rows.Count));
        return rows.ToPage(counted + open.Count, request.Page, bucket => HistoryPosition.Of(bucket.Start), HistoryRead.Of);
    }
}

/// <summary>Where a page of a history begins: after an instant, in milliseconds since 1970.</summary>
internal static class HistoryPosition
{
    public static string Of(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public static bool IsValid(string position) => Read(position) is not null;

    public static DateTimeOffset? After(PageRequest page) => page.After is { } position ? Read(position) : null;

    private static DateTimeOffset? Read(string position) =>
        long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(value)
            : null;
}
