using Amps.Application.Ports;
using Amps.Domain.Customers;

namespace Amps.Infrastructure.Persistence;

/// <summary>What a node tells of itself.</summary>
internal sealed class NodeRow
{
    public const int MaxId = 150;

    public string Id { get; init; } = "";

    public string Version { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; set; }

    public IReadOnlyList<string> Runs { get; init; } = [];

    public IReadOnlyList<SweepRead> Sweeps { get; set; } = [];
}

/// <summary>What a node did in one queue within one minute. Written once the minute is over.</summary>
internal sealed class WorkMinute
{
    /// <summary>Since 1970: whole numbers sum up to hours alike on every server.</summary>
    public int Minute { get; init; }

    public string Node { get; init; } = "";

    public AmpsEnvironment Environment { get; init; }

    public string Kind { get; init; } = "";

    public long Taken { get; set; }

    public long Done { get; set; }

    public long Failed { get; set; }

    /// <summary>How long after they were due rows were taken, in all.</summary>
    public long LateMs { get; set; }

    public long MostLateMs { get; set; }

    public static int Of(DateTimeOffset at) => (int)(at.ToUnixTimeSeconds() / 60);

    public void Add(WorkMinute other)
    {
        Taken += other.Taken;
        Done += other.Done;
        Failed += other.Failed;
        LateMs += other.LateMs;
        MostLateMs = Math.Max(MostLateMs, other.MostLateMs);
    }
}
