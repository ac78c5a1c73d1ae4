using Amps.Application.Ports;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Schedules;

internal static class ScheduleLookup
{
    /// <summary>Finds the schedule that a device has, if it has one. A completed one stays its schedule until another one is set or it is deleted.</summary>
    public static Task<Schedule?> FindScheduleAsync(this IEnvironmentDb db, DeviceId device, CancellationToken cancellationToken) =>
        db.Schedules.SingleOrDefaultAsync(schedule => schedule.DeviceId == device && schedule.State != ScheduleState.Cancelled, cancellationToken);
}
