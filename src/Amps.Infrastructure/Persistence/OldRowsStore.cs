using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

/// <summary>Deletes by the index that begins with the oldest.</summary>
internal sealed class OldRowsStore(IReadOnlyDictionary<Store, Func<DbContext>> stores, IDatabaseProvider provider) : IOldRows
{
    private const string CreatedAt = nameof(CreatedAt);

    public async Task<int> DeleteAsync(AmpsEnvironment environment, OldRows kind, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var db = stores.Open(environment);
        return kind switch
        {
            OldRows.Actions => await DeleteActionsAsync(db, before, most, cancellationToken),
            OldRows.IdempotencyRecords => await DeleteCreatedAsync(db, db.IdempotencyRecords, before, most, cancellationToken),
            OldRows.WebhookMessages => await DeleteCreatedAsync(db, db.Messages, before, most, cancellationToken),
        };
    }

    // Ids sort by creation, so the primary key finds the oldest; an index more would be paid for by every push.
    private async Task<int> DeleteActionsAsync(EnvironmentDbContext db, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var first = EntityId.First<ActionId>(before);
        var ended = db.Actions.IgnoreQueryFilters([Filters.Customer]).Where(row => row.Id < first && row.Lane == null && row.DueAt == null);
        var ids = await ended.OrderBy(row => row.Id).Select(row => row.Id).Take(most).ToListAsync(cancellationToken);
        if (ids.Count == 0) return 0;

        var last = ids[^1];
        return await WriteAsync(db, () => ended.Where(row => row.Id <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private async Task<int> DeleteCreatedAsync<T>(EnvironmentDbContext db, DbSet<T> all, DateTimeOffset before, int most, CancellationToken cancellationToken) where T : class
    {
        var old = all.IgnoreQueryFilters([Filters.Customer]).Where(row => EF.Property<DateTimeOffset>(row, CreatedAt) < before);
        var times = await old.Select(row => EF.Property<DateTimeOffset>(row, CreatedAt)).OrderBy(at => at).Take(most).ToListAsync(cancellationToken);
        if (times.Count == 0) return 0;

        var last = times[^1];
        return await WriteAsync(db, () => old.Where(row => EF.Property<DateTimeOffset>(row, CreatedAt) <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private Task<int> WriteAsync(EnvironmentDbContext db, Func<Task<int>> delete, CancellationToken cancellationToken) => provider.WriteAsync(db, isRequest: false, delete, cancellationToken);
}
