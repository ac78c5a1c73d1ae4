using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Schedules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Schedules.FireSchedule;

/// <summary>Does the work of one claimed schedule, which asks no manufacturer and is one save.</summary>
public sealed partial class ScheduleWorker(IServiceScopeFactory scopes, ILogger<ScheduleWorker> logger)
{
    /// <summary>How long a claim holds, and so the pause before a worker that vanished or broke is followed by another.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string Actor = "system:schedules";

    /// <summary>Works off one claim. Never throws; a stop waits for it, since it is short.</summary>
    public async Task<WorkReport> WorkAsync(Tenant tenant, ScheduleId id, string lease)
    {
        try
        {
            var fired = await scopes.SendAsync(tenant, Actor, new FireScheduleCommand(id, lease));
            return new WorkReport(WorkEnd.Silent, Done: fired.Succeeded ? 1 : 0);
        }
        catch (Exception exception)
        {
            // The lease runs out, and the row is due again.
            Broke(exception, id);
            return new WorkReport(WorkEnd.Silent, Failed: 1);
        }
    }

    [LoggerMessage(LogLevel.Error, "Firing {Schedule} broke")]
    private partial void Broke(Exception exception, ScheduleId schedule);
}
