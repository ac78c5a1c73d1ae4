using System.Runtime.CompilerServices;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Amps.Infrastructure.Persistence;

/// <summary>Compiled queries of the hot paths. EF ties a compiled query to the model it ran with first, so each model has its own set.</summary>
internal sealed class DeviceQueries
{
    private static readonly ConditionalWeakTable<IModel, DeviceQueries> ByModel = [];

    /// <summary>Reads one device, and of its newest action and its schedule what a read shows of them, each by an index, without tracking.</summary>
    public Func<EnvironmentDbContext, DeviceId, CancellationToken, Task<DeviceRow?>> Read { get; } =
        EF.CompileAsyncQuery((EnvironmentDbContext db, DeviceId id, CancellationToken _) => (
            from device in db.Devices.AsNoTracking()
            join action in db.Actions.AsNoTracking() on device.LastActionId equals (ActionId?)action.Id into actions
            from last in actions.DefaultIfEmpty()
            join schedule in db.Schedules.AsNoTracking().Where(schedule => schedule.State != ScheduleState.Cancelled) on device.Id equals schedule.DeviceId into schedules
            from current in schedules.DefaultIfEmpty()
            where device.Id == id
            select new DeviceRow(
                device,
                last == null ? null : new LastAction(last.Id, last.Command, last.State, last.ErrorCode, last.ErrorMessage, last.CreatedAt, last.UpdatedAt),
                current == null ? null : new CurrentSchedule(current.Id, current.State, current.NextFireAt))).SingleOrDefault());

    /// <summary>Loads a device of a type to change it.</summary>
    public Func<EnvironmentDbContext, DeviceId, DeviceType, CancellationToken, Task<Device?>> Find { get; } =
        EF.CompileAsyncQuery((EnvironmentDbContext db, DeviceId id, DeviceType type, CancellationToken _) => db.Devices.SingleOrDefault(device => device.Id == id && device.Type == type));

    /// <summary>Loads the pushes that hold a lane of a device, to change them.</summary>
    public Func<EnvironmentDbContext, DeviceId, IAsyncEnumerable<DeviceAction>> Pushes { get; } =
        EF.CompileAsyncQuery((EnvironmentDbContext db, DeviceId id) => db.Actions.Where(action => action.DeviceId == id && (action.Lane == ActionLane.Force || action.Lane == ActionLane.Queued)));

    /// <summary>Loads an action under a lease, to change it.</summary>
    public Func<EnvironmentDbContext, ActionId, string, CancellationToken, Task<DeviceAction?>> Claimed { get; } =
        EF.CompileAsyncQuery((EnvironmentDbContext db, ActionId id, string lease, CancellationToken _) => db.Actions.SingleOrDefault(action => action.Id == id && action.LeaseId == lease));

    public static DeviceQueries For(IModel model) => ByModel.GetValue(model, static _ => new DeviceQueries());
}
