using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Schedules.ListSchedules;

/// <summary>Lists schedules, newest first, the cancelled ones too.</summary>
public sealed record ListSchedulesQuery(ScheduleFilter Filter, PageRequest Page) : IQuery<Page<ScheduleRead>>;

/// <summary>Which schedules; what is null filters nothing. A device of somebody else gives an empty page.</summary>
public sealed record ScheduleFilter(string? UserId = null, ScheduleState? State = null, string? DeviceId = null);

internal sealed class ListSchedulesValidator : AbstractValidator<ListSchedulesQuery>
{
    public ListSchedulesValidator()
    {
        RuleFor(query => query.Page).IsPageOf<ListSchedulesQuery, ScheduleId>();
        RuleFor(query => query.Filter.UserId).UserId();
    }
}

internal sealed class ListSchedulesHandler(IEnvironmentDb db) : IHandler<ListSchedulesQuery, Page<ScheduleRead>>
{
    public async Task<Result<Page<ScheduleRead>>> Handle(ListSchedulesQuery request, CancellationToken cancellationToken)
    {
        var schedules = Matching(request.Filter);
        var after = request.Page.After is { } id ? schedules.Where(schedule => schedule.Id < ScheduleId.Trust(id)) : schedules;

        return await schedules.ToPageAsync(after.OrderByDescending(schedule => schedule.Id), request.Page, schedule => schedule.Id.Value, ScheduleRead.Of, cancellationToken);
    }

    private IQueryable<Schedule> Matching(ScheduleFilter filter)
    {
        var schedules = db.Schedules.AsNoTracking();
        if (filter.UserId is { } userId) schedules = schedules.Where(schedule => schedule.UserId == userId);
        if (filter.State is { } state) schedules = schedules.Where(schedule => schedule.State == state);
        if (filter.DeviceId is { } deviceId) schedules = schedules.Where(schedule => schedule.DeviceId == DeviceId.Trust(deviceId));
        return schedules;
    }
}
