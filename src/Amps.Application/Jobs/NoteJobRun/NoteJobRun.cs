using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.Jobs.NoteJobRun;

/// <summary>Writes down that an operator runs a recurring job, before it runs: no run is without its event.</summary>
/// <param name="Name">The job.</param>
public sealed record NoteJobRunCommand(string Name) : IPlatformCommand<Done>;

internal sealed class NoteJobRunHandler(IPlatformDb db, IJobBoard board, RequestScope scope, TimeProvider time) : IHandler<NoteJobRunCommand, Done>
{
    public async Task<Result<Done>> Handle(NoteJobRunCommand request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var jobs = await board.ReadRecurringAsync(cancellationToken);
        if (!jobs.Any(job => string.Equals(job.Name, request.Name, StringComparison.Ordinal))) return JobFailures.UnknownJob;

        db.Audit(scope, AuditAction.JobRun, AuditEvent.NoCustomer, request.Name, time.Now());
        return default(Done);
    }
}
