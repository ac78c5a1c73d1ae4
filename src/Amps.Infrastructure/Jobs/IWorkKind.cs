using Amps.Application.Common;
using Amps.Application.Ports;

namespace Amps.Infrastructure.Jobs;

/// <summary>A kind of work that rows owe. Register one as <see cref="IWorkKind"/>, and a pump works it off in each environment.</summary>
internal interface IWorkKind
{
    /// <summary>The rows.</summary>
    QueueTable Queue { get; }

    PumpLimits Limits { get; }

    /// <summary>How long a claim holds; whoever takes longer has to look to it that it records nothing afterwards.</summary>
    TimeSpan Lease { get; }

    /// <summary>Does the work of claimed rows.</summary>
    /// <param name="tenant">Whose rows they are.</param>
    /// <param name="rows">One, or up to <see cref="PumpLimits.Batch"/> of one claim and one partition.</param>
    /// <param name="stopping">The server stops: what has not begun is given back, what is being sent is finished.</param>
    Task<WorkReport> WorkAsync(Tenant tenant, IReadOnlyList<Claimed> rows, CancellationToken stopping);
}

/// <summary>How much a pump does at the same time, in each environment and on each node.</summary>
/// <param name="Workers">In all.</param>
/// <param name="PerPartition">Of one partition.</param>
/// <param name="Batch">The most rows that a worker takes at once. More than one only where all rows of a partition are of one customer.</param>
/// <param name="PerCustomer">Of all partitions of one customer, where a partition is of one.</param>
internal sealed record PumpLimits(int Workers, int PerPartition, int Batch = 1, int PerCustomer = int.MaxValue);
