using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

/// <summary>Deletes by the index that begins with the oldest.</summary>
internal sealed class OldRowsStore(IReadOnlyDictionary<Store, Func<DbContext>> stores, IDatabaseProvider provider) : IOldRows
{
    public async Task<int> DeleteAsync(AmpsEnvironment environment, OldRows kind, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var db = stores.Open(environment);
        return kind switch
        {
            OldRows.Actions => await DeleteActionsAsync(db, before, most, cancellationToken),
            OldRows.IdempotencyRecords => await DeleteRecordsAsync(db, before, most, cancellationToken),
            OldRows.WebhookMessages => await DeleteMessagesAsync(db, Taken(db), before, most, cancellationToken),
            OldRows.UndeliveredMessages => await DeleteMessagesAsync(db, All(db.Messages), before, most, cancellationToken),
            OldRows.Journeys => await DeleteJourneysAsync(db, before, most, cancellationToken),
        };
    }

    public async Task<int> DeleteTokensAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var db = (PlatformDbContext)stores[Store.Platform]();
        var old = db.AccessTokens.Where(row => row.ExpiresAt < before);
        var ids = await old.OrderBy(row => row.ExpiresAt).Select(row => row.Id).Take(most).ToListAsync(cancellationToken);
        return ids.Count == 0 ? 0 : await provider.WriteAsync(db, isRequest: false, () => db.AccessTokens.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    public async Task<int> DeleteSessionsAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var db = (PlatformDbContext)stores[Store.Platform]();
        var old = db.Sessions.Where(row => row.SeenAt < before);
        var ids = await old.OrderBy(row => row.SeenAt).Select(row => row.Id).Take(most).ToListAsync(cancellationToken);
        return ids.Count == 0 ? 0 : await provider.WriteAsync(db, isRequest: false, () => old.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    // Whoever fails again meanwhile keeps the row.
    public async Task<int> DeleteFailuresAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var db = (PlatformDbContext)stores[Store.Platform]();
        var old = db.SignInFailures.Where(row => row.LastAt < before);
        var hashes = await old.OrderBy(row => row.LastAt).Select(row => row.EmailHash).Take(most).ToListAsync(cancellationToken);
        return hashes.Count == 0 ? 0 : await provider.WriteAsync(db, isRequest: false, () => old.Where(row => hashes.Contains(row.EmailHash)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    public async Task<int> DeleteFiguresAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var db = stores[Store.Platform]();
        var first = WorkMinute.Of(before);
        var old = db.Set<WorkMinute>().Where(row => row.Minute < first);
        var minutes = await old.OrderBy(row => row.Minute).Select(row => row.Minute).Take(most).ToListAsync(cancellationToken);
        if (minutes.Count == 0) return 0;

        var last = minutes[^1];
        return await provider.WriteAsync(db, isRequest: false, () => old.Where(row => row.Minute <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    public async Task<int> DeleteNodesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = stores[Store.Platform]();
        return await provider.WriteAsync(db, isRequest: false, () => db.Set<NodeRow>().Where(row => row.SeenAt < before).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    // Ids sort by creation, so the primary key finds the oldest; an index more would be paid for by every push.
    private async Task<int> DeleteActionsAsync(EnvironmentDbContext db, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var first = EntityId.First<ActionId>(before);
        var ended = All(db.Actions).Where(row => row.Id < first && row.Lane == null && row.DueAt == null);
        var ids = await ended.OrderBy(row => row.Id).Select(row => row.Id).Take(most).ToListAsync(cancellationToken);
        if (ids.Count == 0) return 0;

        var last = ids[^1];
        return await WriteAsync(db, () => ended.Where(row => row.Id <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private async Task<int> DeleteRecordsAsync(EnvironmentDbContext db, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var old = All(db.IdempotencyRecords).Where(row => row.CreatedAt < before);
        var times = await old.OrderBy(row => row.CreatedAt).Select(row => row.CreatedAt).Take(most).ToListAsync(cancellationToken);
        if (times.Count == 0) return 0;

        var last = times[^1];
        return await WriteAsync(db, () => old.Where(row => row.CreatedAt <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    // Attempts first and messages last: whatever stops in between, what is left is found again.
    private async Task<int> DeleteMessagesAsync(EnvironmentDbContext db, IQueryable<WebhookMessage> messages, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var ids = await messages.Where(row => row.CreatedAt < before).OrderBy(row => row.CreatedAt).Select(row => row.Id).Take(most).ToListAsync(cancellationToken);
        if (ids.Count == 0) return 0;

        var deliveries = All(db.Deliveries).Where(row => ids.Contains(row.MessageId));
        await WriteAsync(db, () => All(db.Attempts).Where(row => deliveries.Any(delivery => delivery.Id == row.DeliveryId)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        await WriteAsync(db, () => deliveries.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        return await WriteAsync(db, () => All(db.Messages).Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    // A pending one is ended first, and its end counts from then.
    private async Task<int> DeleteJourneysAsync(EnvironmentDbContext db, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var old = All(db.Journeys).Where(row => row.ExpiresAt < before && row.State != JourneyState.Pending);
        var times = await old.OrderBy(row => row.ExpiresAt).Select(row => row.ExpiresAt).Take(most).ToListAsync(cancellationToken);
        if (times.Count == 0) return 0;

        var last = times[^1];
        return await WriteAsync(db, () => old.Where(row => row.ExpiresAt <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private static IQueryable<WebhookMessage> Taken(EnvironmentDbContext db) =>
        All(db.Messages).Where(row => !db.Deliveries.Any(delivery => delivery.MessageId == row.Id && delivery.State != DeliveryState.Delivered));

    private static IQueryable<T> All<T>(DbSet<T> rows) where T : class => rows.IgnoreQueryFilters([Filters.Customer]);

    private Task<int> WriteAsync(EnvironmentDbContext db, Func<Task<int>> delete, CancellationToken cancellationToken) => provider.WriteAsync(db, isRequest: false, delete, cancellationToken);
}
