using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence;

namespace Amps.Infrastructure.Jobs;

/// <summary>What this node does, counted in memory by minute and queue until it is written; and how its pumps looked last.</summary>
internal sealed class WorkFigures(Node node, TimeProvider time)
{
    // An hour of all queues; beyond it the oldest are forgotten, since then the database has been away for so long.
    private const int MostMinutes = 360;

    private readonly Lock gate = new();
    private readonly Dictionary<(int Minute, AmpsEnvironment Environment, string Kind), WorkMinute> minutes = [];
    private readonly Dictionary<(AmpsEnvironment Environment, string Kind), SweepRead> sweeps = [];

    /// <summary>The last look at each queue.</summary>
    public IReadOnlyList<SweepRead> Sweeps
    {
        get
        {
            lock (gate) return [.. sweeps.Values.OrderBy(sweep => sweep.Environment).ThenBy(sweep => sweep.Kind, StringComparer.Ordinal)];
        }
    }

    public void NoteSweep(SweepRead sweep)
    {
        lock (gate) sweeps[(sweep.Environment, sweep.Kind)] = sweep;
    }

    public void NoteTaken(AmpsEnvironment environment, string kind, IReadOnlyList<Claimed> rows, DateTimeOffset now)
    {
        if (rows.Count == 0) return;

        var late = rows.Select(row => Math.Max(0, (long)(now - row.DueAt).TotalMilliseconds)).ToList();
        Add(new WorkMinute { Minute = WorkMinute.Of(now), Node = node.Id, Environment = environment, Kind = kind, Taken = rows.Count, LateMs = late.Sum(), MostLateMs = late.Max() });
    }

    public void NoteEnd(AmpsEnvironment environment, string kind, WorkReport report)
    {
        if (report.Done + report.Failed == 0) return;

        Add(new WorkMinute { Minute = WorkMinute.Of(time.Now()), Node = node.Id, Environment = environment, Kind = kind, Done = report.Done, Failed = report.Failed });
    }

    public void Add(WorkMinute counted)
    {
        var key = (counted.Minute, counted.Environment, counted.Kind);
        lock (gate)
        {
            if (minutes.TryGetValue(key, out var known))
            {
                known.Add(counted);
                return;
            }

            if (minutes.Count == MostMinutes) minutes.Remove(minutes.Keys.MinBy(old => old.Minute));
            minutes[key] = counted;
        }
    }

    /// <summary>Hands over all minutes before one, which are then no longer here.</summary>
    public IReadOnlyList<WorkMinute> TakeBefore(int minute)
    {
        lock (gate)
        {
            var over = minutes.Where(entry => entry.Key.Minute < minute).ToList();
            foreach (var (key, _) in over) minutes.Remove(key);
            return over.ConvertAll(entry => entry.Value);
        }
    }
}
