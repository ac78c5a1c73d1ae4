using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Schedules.FireSchedule;

/// <summary>Lets the time of a claimed schedule's slots pass: what is due becomes an action, or is skipped with a reason. One save.</summary>
public sealed record FireScheduleCommand(ScheduleId Schedule, string Lease) : ICommand<Done>;

internal sealed class FireScheduleHandler(IEnvironmentDb db, LiveAccess live, RequestScope scope, TimeProvider time) : IHandler<FireScheduleCommand, Done>
{
    public async Task<Result<Done>> Handle(FireScheduleCommand request, CancellationToken cancellationToken)
    {
        var schedule = await db.Schedules.SingleOrDefaultAsync(row => row.Id == request.Schedule && row.LeaseId == request.Lease, cancellationToken);
        if (schedule is null) return ScheduleFailures.NotFound;

        var now = time.Now();
        var device = await db.Devices.SingleOrDefaultAsync(row => row.Id == schedule.DeviceId, cancellationToken);
        if (device is null) schedule.Cancel(now);
        else await FireAsync(schedule, device, now, cancellationToken);
        return default(Done);
    }

    private async Task FireAsync(Schedule schedule, Device device, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = schedule.Due(now);
        if (due.Current is not { } run)
        {
            schedule.Fire(due, obstacle: null, now);
            return;
        }

        var obstacle = await ObstacleAsync(device, schedule.Plan.Slots[run.Slot], now, cancellationToken);
        if (schedule.Fire(due, obstacle, now) is { } fired) Start(fired, device, schedule, now);
    }

    private async Task<SkipReason?> ObstacleAsync(Device device, Slot slot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mayReach = scope.Tenant.Environment == AmpsEnvironment.Sandbox || await live.IsEnabledAsync(device.CustomerId, cancellationToken);
        var others = await db.Actions.AsNoTracking().Where(action => action.DeviceId == device.Id && action.DueAt != null).ToListAsync(cancellationToken);
        return ScheduleCheck.Obstacle(device, slot, mayReach, others, now);
    }

    private void Start(FiredSlot fired, Device device, Schedule schedule, DateTimeOffset now)
    {
        var action = DeviceAction.OfSchedule(device, fired, schedule.Id, now);
        db.Actions.Add(action);
        device.NoteAction(action.Id, now);
    }
}
