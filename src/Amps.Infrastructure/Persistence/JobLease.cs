namespace Amps.Infrastructure.Persistence;

/// <summary>Who runs a recurring job, and what came of it last.</summary>
internal sealed class JobLease
{
    public const int MaxOutcome = 200;

    /// <summary>A name of the timetable.</summary>
    public string Name { get; init; } = "";

    /// <summary>The run that has it; none when nobody has.</summary>
    public string? Holder { get; set; }

    public DateTimeOffset? Until { get; set; }

    /// <summary>The instant of the timetable that was run last: another node comes to the same one, and leaves it be.</summary>
    public DateTimeOffset? LastDue { get; set; }

    public DateTimeOffset? LastRunAt { get; set; }

    public string? LastOutcome { get; set; }
}
