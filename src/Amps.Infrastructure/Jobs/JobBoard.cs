using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Jobs;

/// <summary>Measures the queues and reads the leases of the recurring jobs.</summary>
internal sealed class JobBoard(
    IEnumerable<IWorkKind> kinds,
    IReadOnlyDictionary<AmpsEnvironment, QueueStore> queues,
    IReadOnlyDictionary<Store, Func<DbContext>> stores,
    RecurringJobs jobs,
    TimeProvider time) : IJobBoard, IDisposable
{
    private readonly CancellationTokenSource stopping = new();

    public async Task<IReadOnlyList<QueueRead>> MeasureAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        var reads = new List<QueueRead>();
        foreach (var store in queues.Values)
        {
            foreach (var kind in kinds)
            {
                var depth = await store.MeasureAsync(kind.Queue, now, cancellationToken);
                reads.Add(new QueueRead(store.Environment, kind.Queue.Name, depth.Due, depth.Leased, depth.Oldest));
            }
        }

        return reads;
    }

    public Task<IReadOnlyList<OwedRead>> ReadOwedAsync(CancellationToken cancellationToken) => stores.ReadOwedAsync(time.Now(), cancellationToken);

    public async Task<IReadOnlyList<RecurringJobRead>> ReadRecurringAsync(CancellationToken cancellationToken)
    {
        await using var context = stores[Store.Platform]();
        var leases = await context.Set<JobLease>().AsNoTracking().ToDictionaryAsync(row => row.Name, StringComparer.Ordinal, cancellationToken);
        return [.. Timetable.Lines.Select(line => Read(line, leases.GetValueOrDefault(line.Name)))];
    }

    // The end of the server stops it, and the next instant of the timetable goes on.
    public void Run(string name) => _ = Task.Run(() => jobs.RunAsync(name, due: null, stopping.Token), CancellationToken.None);

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private static RecurringJobRead Read(TimetableLine line, JobLease? lease) => new(line.Name, line.Cron, lease?.LastRunAt, lease?.LastOutcome, lease?.Holder);
}
