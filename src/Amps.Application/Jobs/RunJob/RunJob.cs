using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.Jobs.RunJob;

/// <summary>Runs a recurring job out of turn. Where it is running already, nothing more happens.</summary>
/// <param name="Name">The job.</param>
public sealed record RunJobCommand(string Name) : IPlatformCommand<Done>;

internal sealed class RunJobHandler(IPlatformDb db, IJobBoard board, RequestScope scope, TimeProvider time) : IHandler<RunJobCommand, Done>
{
    public async Task<Result<Done>> Handle(RunJobCommand request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var jobs = await board.ReadRecurringAsync(cancellationToken);
        if (!jobs.Any(job => string.Equals(job.Name, request.Name, StringComparison.Ordinal))) return JobFailures.UnknownJob;

        db.Audit(scope, AuditAction.JobRun, AuditEvent.NoCustomer, request.Name, time.Now());
        board.Run(request.Name);
        return default(Done);
    }
}
