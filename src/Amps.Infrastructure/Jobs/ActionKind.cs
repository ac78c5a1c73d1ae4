using Amps.Application.Actions.DispatchAction;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Infrastructure.Persistence.Configurations;

namespace Amps.Infrastructure.Jobs;

/// <summary>Actions and their reverts, a partition per manufacturer.</summary>
internal sealed class ActionKind(ActionWorker worker, DispatchOptions options) : IWorkKind
{
    // Does what DeviceAction.Claim does.
    private const string AtClaim = """
        , "Mishaps" = "Mishaps" + case when "LeaseId" is null then 0 else 1 end
        , "Attempts" = "Attempts" + 1
        , "AcknowledgedAt" = case when "State" in ('scheduled', 'acknowledged') then coalesce("AcknowledgedAt", {2}) else "AcknowledgedAt" end
        , "State" = case when "State" = 'scheduled' then 'acknowledged' else "State" end
        , "UpdatedAt" = {2}
        , "Version" = "Version" + 1
        """;

    public QueueTable Queue { get; } = new(ActionConfiguration.Table, AtClaim, nameof(DeviceAction.Partition), ActionPriority.Urgent, ActionPriority.Timed);

    public PumpLimits Limits { get; } = new(options.Workers, options.PerManufacturer);

    public TimeSpan Lease => ActionWorker.Lease;

    public Task<WorkReport> WorkAsync(Tenant tenant, IReadOnlyList<Claimed> rows, CancellationToken stopping) =>
        worker.WorkAsync(tenant, ActionId.Trust(rows[0].Id), rows[0].LeaseId, stopping);
}
