using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.Jobs.ReadJobs;

/// <summary>Shows operators what the engine has to do, what it did in the last 24 hours and what went wrong, on which nodes it runs, and how its recurring jobs ran last.</summary>
/// <param name="Environment">Whose figures; none for both.</param>
/// <param name="Kind">The queue whose figures; none for all.</param>
public sealed record ReadJobsQuery(AmpsEnvironment? Environment = null, string? Kind = null) : IQuery<JobsRead>
{
    public const int Hours = 24;

    /// <summary>So many errors are shown.</summary>
    public const int MostErrors = 10;
}

/// <param name="Now">When this was read.</param>
/// <param name="Queues">What is to be done.</param>
/// <param name="Owed">What is to be done by recurring jobs.</param>
/// <param name="Counts">How much went wrong, to <see cref="PageRequest.TotalCap"/> and one more.</param>
/// <param name="Errors">The newest errors over all queues.</param>
/// <param name="Figures">What was done, by hour and node.</param>
/// <param name="AllFigures">The same of all queues.</param>
/// <param name="Nodes">Who does it; of those that are gone the newest.</param>
/// <param name="Gone">How many nodes are gone.</param>
/// <param name="Recurring">What comes round by the timetable.</param>
public sealed record JobsRead(
    DateTimeOffset Now,
    IReadOnlyList<QueueRead> Queues,
    IReadOnlyList<OwedRead> Owed,
    IReadOnlyDictionary<TroublePlace, int> Counts,
    IReadOnlyList<TroubledRead> Errors,
    IReadOnlyList<WorkHour> Figures,
    IReadOnlyList<WorkHour> AllFigures,
    IReadOnlyList<NodeRead> Nodes,
    int Gone,
    IReadOnlyList<RecurringJobRead> Recurring);

internal sealed class ReadJobsHandler(IJobBoard board, ITroubledWork trouble, INodeBoard nodes, RequestScope scope, TimeProvider time) : IHandler<ReadJobsQuery, JobsRead>
{
    public async Task<Result<JobsRead>> Handle(ReadJobsQuery request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var queues = await board.MeasureAsync(cancellationToken);
        if (request.Kind is { } kind && !queues.Any(queue => queue.Environment == request.Environment && string.Equals(queue.Kind, kind, StringComparison.Ordinal))) return JobFailures.UnknownQueue;

        var now = time.Now();
        var counts = new Dictionary<TroublePlace, int>();
        var errors = new List<TroubledRead>();
        foreach (var place in TroublePlace.All)
        {
            counts[place] = await trouble.CountAsync(place, cancellationToken);
            errors.AddRange(await trouble.ListErrorsAsync(place, ReadJobsQuery.MostErrors, cancellationToken));
        }

        var since = now.AddHours(1 - ReadJobsQuery.Hours);
        var all = await nodes.SumAsync(since, environment: null, kind: null, cancellationToken);
        return new JobsRead(
            now,
            queues,
            await board.ReadOwedAsync(cancellationToken),
            counts,
            [.. errors.OrderByDescending(error => error.At).Take(ReadJobsQuery.MostErrors)],
            request is { Environment: null, Kind: null } ? all : await nodes.SumAsync(since, request.Environment, request.Kind, cancellationToken),
            all,
            await nodes.ReadAsync(cancellationToken),
            await nodes.CountGoneAsync(cancellationToken),
            await board.ReadRecurringAsync(cancellationToken));
    }
}
