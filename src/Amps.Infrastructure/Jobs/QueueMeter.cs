using System.Diagnostics;
using System.Diagnostics.Metrics;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Infrastructure.Jobs;

/// <summary>What operators see of the queues: each figure by <c>queue</c> (its table) and <c>environment</c>.</summary>
internal static class QueueMeter
{
    private static readonly Meter Meter = new("Amps");

    /// <summary>Rows that are due and that nobody has.</summary>
    public static Gauge<long> Depth { get; } = Meter.CreateGauge<long>("amps.queue.depth", "{row}", "Rows that are due and wait for a worker.");

    public static Gauge<long> Leased { get; } = Meter.CreateGauge<long>("amps.queue.leased", "{row}", "Rows that a worker has.");

    /// <summary>0 where nothing waits.</summary>
    public static Gauge<double> OldestDue { get; } = Meter.CreateGauge<double>("amps.queue.oldest_due_seconds", "s", "How long the oldest row that waits has been due.");

    public static Histogram<double> Lateness { get; } = Meter.CreateHistogram<double>("amps.dispatch.lateness", "s", "How long after it was due a row was claimed.");

    /// <summary>A node that vanished cannot count its own: on SQLite its successor does, elsewhere its rows only become due again.</summary>
    public static Counter<long> LeasesLost { get; } = Meter.CreateCounter<long>("amps.lease.lost", "{lease}", "Claims that ran out before their work was done.");

    public static TagList TagsOf(QueueTable queue, AmpsEnvironment environment) => new() { { "queue", queue.Name }, { "environment", Wire<AmpsEnvironment>.Name(environment) } };
}
