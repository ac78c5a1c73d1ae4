using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Schedules;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Schedules.ReadScheduleById;

/// <summary>Reads one schedule, also one that was cancelled.</summary>
/// <param name="Id">Whatever the caller wrote; what is no id is no schedule.</param>
public sealed record ReadScheduleByIdQuery(string Id) : IQuery<ScheduleRead>;

internal sealed class ReadScheduleByIdHandler(IEnvironmentDb db) : IHandler<ReadScheduleByIdQuery, ScheduleRead>
{
    public async Task<Result<ScheduleRead>> Handle(ReadScheduleByIdQuery request, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<ScheduleId>(request.Id, out var id)) return ScheduleFailures.NotFound;

        var schedule = await db.Schedules.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return schedule is null ? ScheduleFailures.NotFound : ScheduleRead.Of(schedule);
    }
}
