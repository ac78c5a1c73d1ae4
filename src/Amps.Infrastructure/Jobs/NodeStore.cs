using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Jobs;

/// <summary>The rows of nodes and of what they did. They stand on the platform's database, since a node serves both environments.</summary>
internal sealed class NodeStore(IReadOnlyDictionary<Store, Func<DbContext>> stores, IDatabaseProvider provider, TimeProvider time) : INodeBoard
{
    private const int MinutesPerHour = 60;

    // Whoever was heard of last before this is gone.
    private DateTimeOffset Silent => time.Now() - NodeRead.Silence;

    public async Task<IReadOnlyList<NodeRead>> ReadAsync(CancellationToken cancellationToken)
    {
        var silent = Silent;
        await using var db = stores[Store.Platform]();
        var there = await db.Set<NodeRow>().AsNoTracking().Where(row => row.SeenAt >= silent).ToListAsync(cancellationToken);
        var gone = await db.Set<NodeRow>().AsNoTracking().Where(row => row.SeenAt < silent)
            .OrderByDescending(row => row.SeenAt).ThenByDescending(row => row.Id).Take(NodeRead.MostGone).ToListAsync(cancellationToken);
        return [.. there.Concat(gone).OrderByDescending(row => row.StartedAt).ThenBy(row => row.Id, StringComparer.Ordinal)
            .Select(row => new NodeRead(row.Id, row.Version, row.StartedAt, row.SeenAt, row.Runs, row.Sweeps))];
    }

    public async Task<int> CountGoneAsync(CancellationToken cancellationToken)
    {
        var silent = Silent;
        await using var db = stores[Store.Platform]();
        return await db.Set<NodeRow>().CountAsync(row => row.SeenAt < silent, cancellationToken);
    }

    public async Task<IReadOnlyList<WorkHour>> SumAsync(DateTimeOffset since, AmpsEnvironment? environment, string? kind, CancellationToken cancellationToken)
    {
        var first = WorkMinute.Of(since) / MinutesPerHour * MinutesPerHour;
        await using var db = stores[Store.Platform]();
        var rows = db.Set<WorkMinute>().Where(row => row.Minute >= first);
        if (environment is { } only) rows = rows.Where(row => row.Environment == only);
        if (kind is not null) rows = rows.Where(row => row.Kind == kind);
        var sums = await rows.GroupBy(row => new { Hour = row.Minute / MinutesPerHour, row.Node }).Select(group => new
        {
            group.Key.Hour,
            group.Key.Node,
            Taken = group.Sum(row => row.Taken),
            Done = group.Sum(row => row.Done),
            Failed = group.Sum(row => row.Failed),
            LateMs = group.Sum(row => row.LateMs),
            MostLateMs = group.Max(row => row.MostLateMs),
        }).ToListAsync(cancellationToken);
        return sums.ConvertAll(sum => new WorkHour(DateTimeOffset.FromUnixTimeSeconds(sum.Hour * 3600L), sum.Node, sum.Taken, sum.Done, sum.Failed, sum.LateMs, sum.MostLateMs));
    }

    /// <summary>Says that a node is there, and how it looked for work last.</summary>
    public async Task HearOfAsync(Node node, DateTimeOffset startedAt, IReadOnlyList<SweepRead> sweeps, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = stores[Store.Platform]();
        var known = db.Set<NodeRow>().Where(row => row.Id == node.Id);
        var told = await provider.WriteAsync(db, isRequest: false, () => known.ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now).SetProperty(row => row.Sweeps, sweeps), cancellationToken), cancellationToken);
        if (told > 0) return;

        db.Add(new NodeRow { Id = node.Id, Version = node.Version, StartedAt = startedAt, SeenAt = now, Runs = node.Runs, Sweeps = sweeps });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A node that stops in order leaves no row.</summary>
    public async Task LeaveAsync(Node node, CancellationToken cancellationToken)
    {
        await using var db = stores[Store.Platform]();
        await provider.WriteAsync(db, isRequest: false, () => db.Set<NodeRow>().Where(row => row.Id == node.Id).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Adds minutes; to one that was written before, which a clock that steps back brings about, what is new.</summary>
    public async Task AddAsync(IReadOnlyList<WorkMinute> minutes, CancellationToken cancellationToken)
    {
        if (minutes.Count == 0) return;

        await using var db = stores[Store.Platform]();
        foreach (var minute in minutes)
        {
            if (await db.Set<WorkMinute>().FindAsync([minute.Minute, minute.Node, minute.Environment, minute.Kind], cancellationToken) is { } known) known.Add(minute);
            else db.Add(minute);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
