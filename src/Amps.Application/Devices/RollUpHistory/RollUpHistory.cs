using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices.RollUpHistory;

/// <summary>Closes the next hours and days of a device's history that can be closed, about a day's worth. May be repeated.</summary>
/// <remarks>Answers whether there is more to close now.</remarks>
public sealed record RollUpHistoryCommand(DeviceId Device) : ICommand<bool>;

internal sealed class RollUpHistoryHandler(IEnvironmentDb db, TimeProvider time) : IHandler<RollUpHistoryCommand, bool>
{
    public async Task<Result<bool>> Handle(RollUpHistoryCommand request, CancellationToken cancellationToken)
    {
        var progress = await db.HistoryProgress.SingleOrDefaultAsync(row => row.DeviceId == request.Device, cancellationToken);
        if (progress is null) return false;

        var now = time.Now();
        var device = await db.Devices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Device, cancellationToken);
        var hours = device is null ? null : await CloseAsync(device, progress, BucketSize.Hour, now, cancellationToken);
        var days = device is null ? null : await CloseAsync(device, progress, BucketSize.Day, now, cancellationToken);

        var next = days is null || hours < days ? hours : days;
        progress.PlanRollUp(next);
        return next <= now;
    }

    /// <returns>When the next bucket of that size can be closed; none where no reading waits for it.</returns>
    private async Task<DateTimeOffset?> CloseAsync(Device device, HistoryProgress progress, BucketSize size, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var until = progress.Until(size);
        if (await FirstReadingAsync(device.Id, until, cancellationToken) is not { } first) return null;

        var calendar = new BucketCalendar(size, device.Timezone, seam: until);
        var start = calendar.Around(first).Start;
        var end = HistoryProgress.ClosableUntil(calendar, start, now);
        if (end == start) return calendar.Around(first).End + HistoryProgress.Settling;

        foreach (var bucket in await db.BucketsAsync(device, calendar, start, end, cancellationToken)) db.HistoryRollUps.Add(HistoryRollUp.Of(device, size, bucket));
        progress.Close(size, end);
        return await FirstReadingAsync(device.Id, end, cancellationToken) is { } later ? calendar.Around(later).End + HistoryProgress.Settling : null;
    }

    private async Task<DateTimeOffset?> FirstReadingAsync(DeviceId device, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        var readings = db.History.AsNoTracking().Where(row => row.DeviceId == device);
        if (from is { } at) readings = readings.Where(row => row.At >= at);
        return await readings.OrderBy(row => row.At).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellationToken);
    }
}
