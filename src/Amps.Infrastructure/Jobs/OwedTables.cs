using Amps.Application.ApiKeys;
using Amps.Application.Common;
using Amps.Application.Journeys;
using Amps.Application.Ports;
using Amps.Application.Removals;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Domain.Removals;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Jobs;

/// <summary>Counts over all customers what recurring jobs still owe. Rows go as soon as nothing is owed, so the tables hold nothing else.</summary>
internal static class OwedTables
{
    public static async Task<IReadOnlyList<OwedRead>> ReadOwedAsync(this IReadOnlyDictionary<Store, Func<DbContext>> stores, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reads = new List<OwedRead>();
        foreach (var environment in Enum.GetValues<AmpsEnvironment>())
        {
            await using var context = stores.Open(environment);
            reads.Add(await ReadAsync<ClearRemovalsJob, DeviceRemoval>(context.DeviceRemovals, environment, "removed_devices"));
            reads.Add(await ReadAsync<ClearRemovalsJob, UserErasure>(context.UserErasures, environment, "erased_users"));
            reads.Add(await ReadAsync<GiveBackGrantsJob, UnlinkedGrant>(context.UnlinkedGrants, environment, "unlinked_grants"));
            reads.Add(await ReadKeysAsync(environment));
        }

        return reads;

        async Task<OwedRead> ReadAsync<TJob, TRow>(IQueryable<TRow> table, AmpsEnvironment environment, string kind) where TJob : class, IRecurringJob where TRow : class, IOwed
        {
            var rows = table.IgnoreQueryFilters([Filters.Customer]);
            var due = rows.Where(row => row.DueAt <= now);
            return new OwedRead(
                environment,
                kind,
                Timetable.NameOf<TJob>(),
                await rows.Select(_ => 1).Take(PageRequest.TotalCap + 1).CountAsync(cancellationToken),
                await due.Select(_ => 1).Take(PageRequest.TotalCap + 1).CountAsync(cancellationToken),
                await due.MinAsync(row => (DateTimeOffset?)row.DueAt, cancellationToken));
        }

        async Task<OwedRead> ReadKeysAsync(AmpsEnvironment environment)
        {
            await using var platform = stores[Store.Platform]();
            var revoked = platform.Set<ApiKey>().Where(key => key.OwesCancelling && key.Environment == environment).Select(key => key.RevokedAt);
            var count = await revoked.CountAsync(cancellationToken);
            return new OwedRead(environment, "revoked_keys", Timetable.NameOf<KeyCancelling>(), count, count, await revoked.MinAsync(cancellationToken));
        }
    }
}
