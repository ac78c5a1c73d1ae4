using Amps.Application.Common;
using Amps.Domain.Customers;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>Measures the queues every 15 s, as long as somebody listens.</summary>
internal sealed partial class QueueWatch(IEnumerable<IWorkKind> kinds, IReadOnlyDictionary<AmpsEnvironment, QueueStore> stores, TimeProvider time, ILogger<QueueWatch> logger)
    : Beat(TimeSpan.FromSeconds(15), time)
{
    protected override async Task DoAsync(CancellationToken cancellationToken)
    {
        if (!QueueMeter.Depth.Enabled && !QueueMeter.Leased.Enabled && !QueueMeter.OldestDue.Enabled) return;

        foreach (var store in stores.Values)
        {
            foreach (var kind in kinds) await MeasureAsync(store, kind.Queue, cancellationToken);
        }
    }

    protected override void Tell(Exception exception) => Failed(exception);

    private async Task MeasureAsync(QueueStore store, QueueTable queue, CancellationToken cancellationToken)
    {
        var now = Time.Now();
        var depth = await store.MeasureAsync(queue, now, cancellationToken);
        var tags = QueueMeter.TagsOf(queue, store.Environment);
        QueueMeter.Depth.Record(depth.Due, tags);
        QueueMeter.Leased.Record(depth.Leased, tags);
        QueueMeter.OldestDue.Record(depth.Oldest is { } oldest ? (now - oldest).TotalSeconds : 0, tags);
    }

    [LoggerMessage(LogLevel.Warning, "Cannot measure the queues")]
    private partial void Failed(Exception exception);
}
