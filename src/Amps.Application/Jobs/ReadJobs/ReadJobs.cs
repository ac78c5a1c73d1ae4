using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.Jobs.ReadJobs;

/// <summary>Shows operators what the engine has to do and how its recurring jobs ran last.</summary>
public sealed record ReadJobsQuery : IQuery<JobsRead>;

public sealed record JobsRead(IReadOnlyList<QueueRead> Queues, IReadOnlyList<RecurringJobRead> Recurring);

internal sealed class ReadJobsHandler(IJobBoard board, RequestScope scope) : IHandler<ReadJobsQuery, JobsRead>
{
    public async Task<Result<JobsRead>> Handle(ReadJobsQuery request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        return new JobsRead(await board.MeasureAsync(cancellationToken), await board.ReadRecurringAsync(cancellationToken));
    }
}
