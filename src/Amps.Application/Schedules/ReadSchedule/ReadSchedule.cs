using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;

namespace Amps.Application.Schedules.ReadSchedule;

/// <summary>Reads the schedule that a device has.</summary>
/// <param name="DeviceId">Whatever the caller wrote; what is no id is no device.</param>
/// <param name="Type">The family that the caller asks in.</param>
public sealed record ReadScheduleQuery(string DeviceId, DeviceType Type) : IQuery<ScheduleRead>;

internal sealed class ReadScheduleHandler(IEnvironmentDb db) : IHandler<ReadScheduleQuery, ScheduleRead>
{
    public async Task<Result<ScheduleRead>> Handle(ReadScheduleQuery request, CancellationToken cancellationToken)
    {
        var device = await db.FindDeviceAsync(request.DeviceId, request.Type, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;

        var schedule = await db.FindScheduleAsync(device.Id, cancellationToken);
        return schedule is null ? ScheduleFailures.None : ScheduleRead.Of(schedule);
    }
}
