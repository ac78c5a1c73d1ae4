using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices.ListDevices;

/// <summary>Lists devices as they are stored, oldest first. Never asks a manufacturer.</summary>
public sealed record ListDevicesQuery(DeviceFilter Filter, PageRequest Page) : IQuery<Page<DeviceRead>>;

/// <summary>Which devices; what is null filters nothing.</summary>
public sealed record DeviceFilter(
    DeviceType? Type = null,
    string? UserId = null,
    string? Vendor = null,
    ConnectionState? Connection = null,
    DateTimeOffset? UpdatedSince = null,
    bool? Overage = null);

internal sealed class ListDevicesValidator : AbstractValidator<ListDevicesQuery>
{
    public ListDevicesValidator()
    {
        RuleFor(query => query.Page).IsPageOf<ListDevicesQuery, DeviceId>();
        RuleFor(query => query.Filter.UserId).UserId();
    }
}

internal sealed class ListDevicesHandler(IEnvironmentDb db) : IHandler<ListDevicesQuery, Page<DeviceRead>>
{
    public async Task<Result<Page<DeviceRead>>> Handle(ListDevicesQuery request, CancellationToken cancellationToken)
    {
        var devices = Matching(request.Filter);
        var after = request.Page.After is { } id ? devices.Where(device => device.Id > DeviceId.Trust(id)) : devices;

        var rows =
            from device in after
            join action in db.Actions.AsNoTracking() on device.LastActionId equals (ActionId?)action.Id into actions
            from last in actions.DefaultIfEmpty()
            join schedule in db.Schedules.AsNoTracking().Where(schedule => schedule.State != ScheduleState.Cancelled) on device.Id equals schedule.DeviceId into schedules
            from current in schedules.DefaultIfEmpty()
            orderby device.Id
            select new DeviceRow(
                device,
                last == null ? null : new LastAction(last.Id, last.Command, last.State, last.ErrorCode, last.ErrorMessage, last.CreatedAt, last.UpdatedAt),
                current == null ? null : new CurrentSchedule(current.Id, current.State, current.NextFireAt));
        return await devices.ToPageAsync(rows, request.Page, row => row.Device.Id.Value, Show, cancellationToken);
    }

    private IQueryable<Device> Matching(DeviceFilter filter)
    {
        var devices = db.Devices.AsNoTracking();
        if (filter.Type is { } type) devices = devices.Where(device => device.Type == type);
        if (filter.UserId is { } userId) devices = devices.Where(device => device.UserId == userId);
        if (filter.Vendor is { } vendor) devices = devices.Where(device => device.Vendor == vendor);
        if (filter.Connection is { } connection) devices = devices.Where(device => device.Connection == connection);
        if (filter.UpdatedSince is { } since) devices = devices.Where(device => device.UpdatedAt >= since);
        if (filter.Overage is { } overage) devices = devices.Where(device => device.Overage == overage);
        return devices;
    }

    private static DeviceRead Show(DeviceRow row) =>
        DeviceRead.Of(row, new MetadataRead(row.Device.Model, ReadSource.Cache, CacheType.Normal), withSettings: false);
}
