using Amps.Domain.Customers;

namespace Amps.Application.Ports;

/// <summary>The nodes that share the databases, as they tell of themselves every 15 s, and what they did minute by minute.</summary>
public interface INodeBoard
{
    /// <summary>All that are there, and the newest of those that vanished within the last day (<see cref="NodeRead.MostGone"/>); the youngest first.</summary>
    Task<IReadOnlyList<NodeRead>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>How many vanished within the last day.</summary>
    Task<int> CountGoneAsync(CancellationToken cancellationToken);

    /// <summary>Sums up what was done, by hour and node; hours in which a node did nothing are left out.</summary>
    /// <param name="since">From the beginning of this instant's hour.</param>
    /// <param name="environment">Only there.</param>
    /// <param name="kind">Only of this queue, named as in <see cref="QueueRead"/>.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<WorkHour>> SumAsync(DateTimeOffset since, AmpsEnvironment? environment, string? kind, CancellationToken cancellationToken);
}

/// <param name="Id">Machine, process and start. The runs of recurring jobs begin with it.</param>
/// <param name="Version">Of the server.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="SeenAt">When it told of itself last.</param>
/// <param name="Runs">The queues that it works off, and <see cref="Timetable"/> where it runs recurring jobs.</param>
/// <param name="Sweeps">How it looked for due work last, by queue.</param>
public sealed record NodeRead(string Id, string Version, DateTimeOffset StartedAt, DateTimeOffset SeenAt, IReadOnlyList<string> Runs, IReadOnlyList<SweepRead> Sweeps)
{
    /// <summary>How long a node is kept that was not heard of.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>So many are shown of those that vanished.</summary>
    public const int MostGone = 20;

    /// <summary>What a node runs that runs recurring jobs.</summary>
    public const string Timetable = "timetable";

    /// <summary>A node that was not heard of for longer vanished.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>How it looked last at each queue that it works off, told of or not.</summary>
    public IEnumerable<QueueLook> Looks =>
        from environment in Enum.GetValues<AmpsEnvironment>()
        from kind in Runs
        where !string.Equals(kind, Timetable, StringComparison.Ordinal)
        select new QueueLook(this, environment, kind, Sweeps.FirstOrDefault(sweep => sweep.Environment == environment && string.Equals(sweep.Kind, kind, StringComparison.Ordinal)));

    /// <summary>Whether it vanished: a node that stops in order takes its row away.</summary>
    public bool IsGone(DateTimeOffset now) => now - SeenAt > Silence;
}

/// <summary>One look of a node for due work in one queue.</summary>
/// <param name="Environment">Where.</param>
/// <param name="Kind">The queue.</param>
/// <param name="At">When it ended, or failed.</param>
/// <param name="TookMs">How long it took.</param>
/// <param name="Found">How many partitions had due work that nobody had; none where it did not look, because all its workers were busy.</param>
/// <param name="Failed">Whether the database did not answer.</param>
public sealed record SweepRead(AmpsEnvironment Environment, string Kind, DateTimeOffset At, int TookMs, int? Found, bool Failed)
{
    /// <summary>A look comes every second; after so long something hangs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
}

/// <summary>How a node looks for due work in one queue that it works off.</summary>
/// <param name="Node">The node.</param>
/// <param name="Environment">Where.</param>
/// <param name="Kind">The queue.</param>
/// <param name="Last">Its last look; none where it has not told of one.</param>
public sealed record QueueLook(NodeRead Node, AmpsEnvironment Environment, string Kind, SweepRead? Last)
{
    /// <summary>Whether it should have looked again, or at all, before it told of itself.</summary>
    public bool IsLate => Last is null ? Node.SeenAt - Node.StartedAt >= SweepRead.Patience : Node.SeenAt - Last.At > SweepRead.Patience;

    public bool HasFailed => Last is { Failed: true };
}

/// <summary>What a node did in an hour.</summary>
/// <param name="Hour">Its beginning.</param>
/// <param name="Node">The node.</param>
/// <param name="Taken">Rows that were claimed.</param>
/// <param name="Done">Attempts that came out well.</param>
/// <param name="Failed">Attempts that did not.</param>
/// <param name="LateMs">How long after they were due rows were claimed, in all.</param>
/// <param name="MostLateMs">The longest of these.</param>
public sealed record WorkHour(DateTimeOffset Hour, string Node, long Taken, long Done, long Failed, long LateMs, long MostLateMs)
{
    /// <summary>How long the minutes are kept of which hours are made.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);
}
