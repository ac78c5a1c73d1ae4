using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Overviews.ReadOverview;

/// <summary>Shows how an environment stands and what happened there in the last fourteen days. Every number is counted on an index, to a cap.</summary>
public sealed record ReadOverviewQuery : IQuery<OverviewRead>
{
    public const int Days = 14;
}

/// <param name="Devices">By type.</param>
/// <param name="Disconnected">Devices whose owners have to sign in again, by type; of types that have any. Together they are counted to the cap, so at the cap each may have more.</param>
/// <param name="Beyond">Devices beyond the allowance.</param>
/// <param name="Actions">By day, oldest first.</param>
/// <param name="Deliveries">By day, oldest first.</param>
/// <param name="FailingEndpoints">Webhook endpoints that are disabled, or only fail.</param>
public sealed record OverviewRead(
    IReadOnlyDictionary<DeviceType, int> Devices,
    IReadOnlyDictionary<DeviceType, int> Disconnected,
    int Beyond,
    IReadOnlyList<DayCount> Actions,
    IReadOnlyList<DayCount> Deliveries,
    int FailingEndpoints);

/// <summary>How much ended well, and not, of what began on a day.</summary>
/// <param name="Day">In UTC.</param>
/// <param name="Good">Ended well.</param>
/// <param name="Bad">Failed for good.</param>
public sealed record DayCount(DateOnly Day, int Good, int Bad);

internal sealed class ReadOverviewHandler(IEnvironmentDb db, TimeProvider time) : IHandler<ReadOverviewQuery, OverviewRead>
{
    public async Task<Result<OverviewRead>> Handle(ReadOverviewQuery request, CancellationToken cancellationToken)
    {
        var devices = new Dictionary<DeviceType, int>();
        foreach (var type in Enum.GetValues<DeviceType>())
        {
            devices[type] = await CountAsync(db.Devices.Where(device => device.Type == type), cancellationToken);
        }

        var disconnected = await db.Devices.Where(device => device.Connection == ConnectionState.Disconnected).Select(device => device.Type).Take(PageRequest.TotalCap)
            .GroupBy(type => type).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var beyond = await CountAsync(db.Devices.Where(device => device.Overage), cancellationToken);
        var endpoints = await db.Endpoints.AsNoTracking().Select(endpoint => new { endpoint.Id, endpoint.DisabledReason, endpoint.FailingSince }).ToListAsync(cancellationToken);
        var ids = endpoints.ConvertAll(endpoint => endpoint.Id);
        var failing = endpoints.Count(endpoint => endpoint.DisabledReason is not null || endpoint.FailingSince is not null);

        var today = DateOnly.FromDateTime(time.Now().UtcDateTime);
        var actions = new List<DayCount>();
        var deliveries = new List<DayCount>();
        for (var day = today.AddDays(1 - ReadOverviewQuery.Days); day <= today; day = day.AddDays(1))
        {
            actions.Add(await ActionsOfAsync(day, cancellationToken));
            deliveries.Add(await DeliveriesOfAsync(day, ids, cancellationToken));
        }

        return new OverviewRead(devices, disconnected, beyond, actions, deliveries, failing);
    }

    // Ids sort by time, so a day is a range of them.
    private async Task<DayCount> ActionsOfAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var (from, to) = (EntityId.First<ActionId>(Start(day)), EntityId.First<ActionId>(Start(day.AddDays(1))));
        var begun = db.Actions.Where(action => action.Id >= from && action.Id < to);
        return new DayCount(
            day,
            await CountAsync(begun.Where(action => action.State == ActionState.Completed), cancellationToken),
            await CountAsync(begun.Where(action => action.State == ActionState.Failed), cancellationToken));
    }

    private async Task<DayCount> DeliveriesOfAsync(DateOnly day, List<EndpointId> endpoints, CancellationToken cancellationToken)
    {
        if (endpoints.Count == 0) return new DayCount(day, Good: 0, Bad: 0);

        var (from, to) = (EntityId.First<DeliveryId>(Start(day)), EntityId.First<DeliveryId>(Start(day.AddDays(1))));
        var begun = db.Deliveries.Where(delivery => endpoints.Contains(delivery.EndpointId) && delivery.Id >= from && delivery.Id < to);
        return new DayCount(
            day,
            await CountAsync(begun.Where(delivery => delivery.State == DeliveryState.Delivered), cancellationToken),
            await CountAsync(begun.Where(delivery => delivery.State == DeliveryState.Dead), cancellationToken));
    }

    private static Task<int> CountAsync<T>(IQueryable<T> rows, CancellationToken cancellationToken) => rows.Select(_ => 1).Take(PageRequest.TotalCap).CountAsync(cancellationToken);

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
