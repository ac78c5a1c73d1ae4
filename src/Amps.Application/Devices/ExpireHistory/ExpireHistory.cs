using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Retention;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices.ExpireHistory;

/// <summary>Deletes the oldest of a device's readings and hours that are kept no longer, a batch of each. Never deletes a reading that is not rolled up. May be repeated.</summary>
/// <remarks>Answers whether there is more to delete now.</remarks>
public sealed record ExpireHistoryCommand(DeviceId Device) : ICommand<bool>;

internal sealed class ExpireHistoryHandler(IEnvironmentDb db, RetentionOptions options, TimeProvider time) : IHandler<ExpireHistoryCommand, bool>
{
    // A batch is a span of time, so that it is one range of the primary key: at most 1,440 readings, or 744 hours.
    private static readonly TimeSpan ReadingsBatch = TimeSpan.FromDays(1);
    private static readonly TimeSpan HoursBatch = TimeSpan.FromDays(31);

    public async Task<Result<bool>> Handle(ExpireHistoryCommand request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var progress = await db.HistoryProgress.SingleOrDefaultAsync(row => row.DeviceId == request.Device, cancellationToken);
        if (progress?.ExpireAt is not { } due || due > now) return false;

        var tooOld = now.AddDays(-options.ReadingDays);
        var readings = await DeleteReadingsAsync(request.Device, progress.RolledUpUntil() is { } rolledUp ? Earlier(tooOld, rolledUp) : null, cancellationToken);
        var hours = await DeleteHoursAsync(request.Device, now.AddDays(-options.HourDays), cancellationToken);
        if (readings == Left.Old || hours == Left.Old) return true;

        progress.PlanExpiry(readings == Left.Nothing && hours == Left.Nothing ? null : now + HistoryProgress.ExpiryInterval);
        return false;
    }

    private async Task<Left> DeleteReadingsAsync(DeviceId device, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        var readings = db.History.Where(row => row.DeviceId == device);
        if (await readings.OrderBy(row => row.At).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellationToken) is not { } oldest) return Left.Nothing;
        if (before is not { } limit || oldest >= limit) return Left.Young;

        var end = Earlier(limit, oldest + ReadingsBatch);
        await db.WriteInTurnAsync(() => readings.Where(row => row.At < end).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        return Left.Old;
    }

    private async Task<Left> DeleteHoursAsync(DeviceId device, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var hours = db.HistoryRollUps.Where(row => row.DeviceId == device && row.Size == BucketSize.Hour);
        if (await hours.OrderBy(row => row.Start).Select(row => (DateTimeOffset?)row.Start).FirstOrDefaultAsync(cancellationToken) is not { } oldest) return Left.Nothing;
        if (oldest >= before) return Left.Young;

        var end = Earlier(before, oldest + HoursBatch);
        await db.WriteInTurnAsync(() => hours.Where(row => row.Start < end).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        return Left.Old;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => other < one ? other : one;

    /// <summary>What is there besides what was deleted, as far as it is known.</summary>
    private enum Left
    {
        Nothing,
        Young,
        Old,
    }
}
