namespace Amps.Infrastructure.Jobs;

/// <summary>What this node does beside its calls, section <c>Jobs</c>.</summary>
public sealed class JobOptions
{
    /// <summary>Whether recurring jobs are run here when their time comes. The default value is true.</summary>
    public bool Timetable { get; init; } = true;
}
