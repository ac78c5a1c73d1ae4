using Amps.Domain.Customers;

namespace Amps.Application.Ports;

/// <summary>The engine as operators see it.</summary>
public interface IJobBoard
{
    /// <summary>How much of each kind of work is due, in each environment.</summary>
    Task<IReadOnlyList<QueueRead>> MeasureAsync(CancellationToken cancellationToken);

    /// <summary>What recurring jobs still have to do, of each kind and in each environment.</summary>
    Task<IReadOnlyList<OwedRead>> ReadOwedAsync(CancellationToken cancellationToken);

    /// <summary>The recurring jobs and how they ran last, on whichever node.</summary>
    Task<IReadOnlyList<RecurringJobRead>> ReadRecurringAsync(CancellationToken cancellationToken);

    /// <summary>Begins a run out of turn, which this does not wait for to end.</summary>
    /// <param name="name">Of <see cref="RecurringJobRead"/>.</param>
    void Run(string name);
}

/// <param name="Environment">Where.</param>
/// <param name="Kind">Such as <c>actions</c>.</param>
/// <param name="Due">Rows that wait for a worker.</param>
/// <param name="Leased">Rows that a worker has.</param>
/// <param name="OldestDueAt">Since when the oldest that waits is due; none where nothing waits.</param>
public sealed record QueueRead(AmpsEnvironment Environment, string Kind, long Due, long Leased, DateTimeOffset? OldestDueAt);

/// <param name="Environment">Where.</param>
/// <param name="Kind">Such as <c>removed_devices</c>.</param>
/// <param name="Job">The recurring job that works it off.</param>
/// <param name="Open">Rows that are not done, counted to <see cref="Common.PageRequest.TotalCap"/> and one more.</param>
/// <param name="Due">Those among them that can be done now; the others wait, for another try or for what has to go before. Counted likewise.</param>
/// <param name="OldestDueAt">Since when the oldest of these is due; none where nothing is.</param>
public sealed record OwedRead(AmpsEnvironment Environment, string Kind, string Job, int Open, int Due, DateTimeOffset? OldestDueAt);

/// <param name="Name">The job.</param>
/// <param name="Cron">When it runs, in UTC: second, minute, hour, day of month, month, day of week.</param>
/// <param name="LastRunAt">When it began last; none where it never ran.</param>
/// <param name="LastOutcome">How the last run that ended did so.</param>
/// <param name="Holder">The run that has it now: node, process and run; none where nobody has.</param>
public sealed record RecurringJobRead(string Name, string Cron, DateTimeOffset? LastRunAt, string? LastOutcome, string? Holder);
