using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Schedules.FireSchedule;
using Amps.Domain.Schedules;
using Amps.Infrastructure.Persistence.Configurations;

namespace Amps.Infrastructure.Jobs;

/// <summary>Schedules whose slots' time has come. Firing asks no manufacturer, so all of them are of one partition.</summary>
internal sealed class ScheduleKind(ScheduleWorker worker) : IWorkKind
{
    private const int Workers = 8;

    // A worker that vanished or broke is counted by the claim that follows it.
    private const string AtClaim = """, "Mishaps" = "Mishaps" + case when "LeaseId" is null then 0 else 1 end""";

    public QueueTable Queue { get; } = new(ScheduleConfiguration.Table, AtClaim);

    public PumpLimits Limits { get; } = new(Workers, Workers);

    public TimeSpan Lease => ScheduleWorker.Lease;

    public Task<WorkReport> WorkAsync(Tenant tenant, IReadOnlyList<Claimed> rows, CancellationToken stopping) =>
        worker.WorkAsync(tenant, ScheduleId.Trust(rows[0].Id), rows[0].LeaseId);
}
