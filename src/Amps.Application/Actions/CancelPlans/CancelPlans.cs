using System.Globalization;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Schedules;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Actions.CancelPlans;

/// <summary>Calls off what a key has planned: its pushes that wait, and the schedules that it set last. A part of them at a time; repeated until it is done.</summary>
/// <remarks>What is at a device already goes on, and open windows revert.</remarks>
public sealed record CancelPlansCommand(ApiKeyId Key) : ICommand<CancelledPlans>;

/// <param name="Actions">How many pushes.</param>
/// <param name="Schedules">How many schedules.</param>
/// <param name="IsDone">Whether none is left.</param>
public sealed record CancelledPlans(int Actions, int Schedules, bool IsDone);

internal sealed class CancelPlansHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<CancelPlansCommand, CancelledPlans>
{
    private const int Batch = 100;

    public async Task<Result<CancelledPlans>> Handle(CancelPlansCommand request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var schedules = await db.Schedules
            .Where(schedule => schedule.KeyId == request.Key && (schedule.State == ScheduleState.Pending || schedule.State == ScheduleState.Active))
            .OrderBy(schedule => schedule.Id).Take(Batch).ToListAsync(cancellationToken);
        foreach (var schedule in schedules) schedule.Cancel(now);

        // Only what has not ended holds a lane, and only that lies in the lanes' index. What a schedule fired a moment ago goes with it.
        var ofSchedules = db.Schedules.Where(schedule => schedule.KeyId == request.Key).Select(schedule => (ScheduleId?)schedule.Id);
        var actions = await db.Actions
            .Where(action => action.Lane != null && action.State == ActionState.Scheduled && (action.KeyId == request.Key || ofSchedules.Contains(action.ScheduleId)))
            .OrderBy(action => action.Id).Take(Batch).ToListAsync(cancellationToken);
        foreach (var action in actions)
        {
            if (action.Cancel(CancelReason.KeyRevoked, now).Succeeded) await db.PassOnTurnAsync(action, now, cancellationToken);
        }

        if (actions.Count + schedules.Count > 0)
        {
            db.Audit(
                scope,
                AuditAction.PlansCancelled,
                request.Key.Value,
                now,
                ("reason", Wire<CancelReason>.Name(CancelReason.KeyRevoked)),
                ("actions", actions.Count.ToString(CultureInfo.InvariantCulture)),
                ("schedules", schedules.Count.ToString(CultureInfo.InvariantCulture)));
        }

        return new CancelledPlans(actions.Count, schedules.Count, actions.Count < Batch && schedules.Count < Batch);
    }
}
