using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Amps.Domain.Schedules;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Removals;

/// <summary>Deletes by index, few rows at a time and with pauses, so that calls and the pump write in between.</summary>
internal static class Batches
{
    public const int Size = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Deletes readings, hours and days. How far they were rolled up goes first: from then on nothing is rolled up any more.</summary>
    public static async Task DeleteHistoryAsync(this IEnvironmentDb db, DeviceId device, TimeProvider time, CancellationToken cancellationToken)
    {
        var progress = db.HistoryProgress.Where(row => row.DeviceId == device);
        await db.WriteInTurnAsync(() => progress.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        foreach (var size in Enum.GetValues<BucketSize>()) await db.DeleteRollUpsAsync(device, size, time, cancellationToken);
        await db.DeleteReadingsAsync(device, time, cancellationToken);
    }

    // By ranges of the primary key.
    private static Task DeleteReadingsAsync(this IEnvironmentDb db, DeviceId device, TimeProvider time, CancellationToken cancellationToken) => RepeatAsync(
        async () =>
        {
            var entries = db.History.Where(entry => entry.DeviceId == device);
            var last = await entries.OrderBy(entry => entry.At).Skip(Size - 1).Select(entry => (DateTimeOffset?)entry.At).FirstOrDefaultAsync(cancellationToken);
            if (last is { } at) entries = entries.Where(entry => entry.At <= at);
            return await db.WriteInTurnAsync(() => entries.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        },
        time,
        cancellationToken);

    private static Task DeleteRollUpsAsync(this IEnvironmentDb db, DeviceId device, BucketSize size, TimeProvider time, CancellationToken cancellationToken) => RepeatAsync(
        async () =>
        {
            var rollUps = db.HistoryRollUps.Where(row => row.DeviceId == device && row.Size == size);
            var last = await rollUps.OrderBy(row => row.Start).Skip(Size - 1).Select(row => (DateTimeOffset?)row.Start).FirstOrDefaultAsync(cancellationToken);
            if (last is { } start) rollUps = rollUps.Where(row => row.Start <= start);
            return await db.WriteInTurnAsync(() => rollUps.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        },
        time,
        cancellationToken);

    public static Task DeleteActionsAsync(this IEnvironmentDb db, IQueryable<DeviceAction> actions, TimeProvider time, CancellationToken cancellationToken) => RepeatAsync(
        async () =>
        {
            var ids = await actions.OrderBy(action => action.Id).Select(action => action.Id).Take(Size).ToListAsync(cancellationToken);
            return await db.WriteInTurnAsync(() => db.Actions.Where(action => ids.Contains(action.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        },
        time,
        cancellationToken);

    public static Task DeleteSchedulesAsync(this IEnvironmentDb db, IQueryable<Schedule> schedules, TimeProvider time, CancellationToken cancellationToken) => RepeatAsync(
        async () =>
        {
            var ids = await schedules.OrderBy(schedule => schedule.Id).Select(schedule => schedule.Id).Take(Size).ToListAsync(cancellationToken);
            return await db.WriteInTurnAsync(() => db.Schedules.Where(schedule => ids.Contains(schedule.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        },
        time,
        cancellationToken);

    /// <summary>Deletes messages with their deliveries, and what receivers answered to them.</summary>
    public static Task DeleteMessagesAsync(this IEnvironmentDb db, IQueryable<WebhookMessage> messages, TimeProvider time, CancellationToken cancellationToken) => RepeatAsync(
        async () =>
        {
            var ids = await messages.Select(message => message.Id).Take(Size).ToListAsync(cancellationToken);
            var deliveries = db.Deliveries.Where(delivery => ids.Contains(delivery.MessageId));
            await db.WriteInTurnAsync(() => db.Attempts.Where(attempt => deliveries.Any(delivery => delivery.Id == attempt.DeliveryId)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
            await db.WriteInTurnAsync(() => deliveries.ExecuteDeleteAsync(cancellationToken), cancellationToken);
            return await db.WriteInTurnAsync(() => db.Messages.Where(message => ids.Contains(message.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        },
        time,
        cancellationToken);

    private static async Task RepeatAsync(Func<Task<int>> deleteSome, TimeProvider time, CancellationToken cancellationToken)
    {
        while (await deleteSome() == Size) await Task.Delay(Pause, time, cancellationToken);
    }
}
