using System.Runtime.CompilerServices;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Amps.Infrastructure.Persistence;

/// <summary>Compiled queries of the hot paths. EF ties a compiled query to the model it ran with first, so each model has its own set.</summary>
internal sealed class DeviceQueries
{
    private static readonly ConditionalWeakTable<IModel, DeviceQueries> ByModel = [];

    /// <summary>Reads one device by its primary key, without tracking.</summary>
    public Func<EnvironmentDbContext, DeviceId, CancellationToken, Task<Device?>> Read { get; } =
        EF.CompileAsyncQuery((EnvironmentDbContext db, DeviceId id, CancellationToken _) => db.Devices.AsNoTracking().SingleOrDefault(device => device.Id == id));

    public static DeviceQueries For(IModel model) => ByModel.GetValue(model, static _ => new DeviceQueries());
}
