using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

/// <summary>Brings the stores to the newest schema, and says whether they are there.</summary>
internal sealed class Migrator(IDatabaseProvider provider, IReadOnlyDictionary<Store, Func<DbContext>> stores) : IStores
{
    /// <returns>The migrations that were applied, by store.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        var applied = new List<string>();
        foreach (var (store, open) in stores)
        {
            await using var context = open();
            var pending = await PendingAsync(context, cancellationToken);
            if (pending.Count == 0) continue;

            await provider.MigrateAsync(context, store, cancellationToken);
            applied.AddRange(pending.Select(migration => $"{store}: {migration}"));
        }

        return applied;
    }

    public async Task<bool> IsCurrentAsync(CancellationToken cancellationToken)
    {
        foreach (var open in stores.Values)
        {
            await using var context = open();
            if ((await PendingAsync(context, cancellationToken)).Count > 0) return false;
        }

        return true;
    }

    /// <summary>Whether every store answers.</summary>
    public async Task<bool> CanReachAsync(CancellationToken cancellationToken)
    {
        foreach (var open in stores.Values)
        {
            await using var context = open();
            if (!await context.Database.CanConnectAsync(cancellationToken)) return false;
        }

        return true;
    }

    private static async Task<IReadOnlyList<string>> PendingAsync(DbContext context, CancellationToken cancellationToken) =>
        [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)];
}
