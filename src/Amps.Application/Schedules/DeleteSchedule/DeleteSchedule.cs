using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Schedules.DeleteSchedule;

/// <summary>Calls a device's schedule off. What it fired and what has been sent goes on: an open window still reverts.</summary>
/// <param name="DeviceId">Whatever the caller wrote; what is no id is no device.</param>
/// <param name="Type">The family that the caller asks in.</param>
/// <param name="IfMatch">The header, where the caller calls off only what it has seen.</param>
public sealed record DeleteScheduleCommand(string DeviceId, DeviceType Type, string? IfMatch) : ICommand<Done>;

internal sealed class DeleteScheduleHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<DeleteScheduleCommand, Done>
{
    public async Task<Result<Done>> Handle(DeleteScheduleCommand request, CancellationToken cancellationToken)
    {
        var device = await db.FindDeviceAsync(request.DeviceId, request.Type, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;

        var schedule = await db.FindScheduleAsync(device.Id, cancellationToken);
        if (!IfMatch.Allows(request.IfMatch, schedule?.Etag)) return ScheduleFailures.EtagMismatch(schedule?.Etag);
        if (schedule is null) return ScheduleFailures.None;

        var now = time.Now();
        schedule.Cancel(now);
        db.Audit(scope, AuditAction.ScheduleDeleted, schedule.Id.Value, now, ("deviceId", device.Id.Value));

        // Fired a moment ago and not claimed yet.
        var waiting = await db.Actions.Where(action => action.DeviceId == device.Id && action.ScheduleId == schedule.Id && action.State == ActionState.Scheduled).ToListAsync(cancellationToken);
        foreach (var action in waiting) action.Cancel(CancelReason.Requested, now);
        return default(Done);
    }
}
