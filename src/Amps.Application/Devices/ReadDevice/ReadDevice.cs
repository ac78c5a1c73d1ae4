using Amps.Application.Allowances;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Application.Devices.ReadDevice;

/// <summary>Reads one device: from the cache while it is fresh, else from its manufacturer, else what was stored last.</summary>
/// <param name="Id">Whatever the caller wrote; what is no id is no device.</param>
/// <param name="Type">The family that the caller asks in, or any.</param>
/// <param name="Expedite">Whether the state may be 1 minute old at most, instead of 15.</param>
public sealed record ReadDeviceQuery(string Id, DeviceType? Type, bool Expedite) : IQuery<DeviceRead>
{
    public static readonly TimeSpan NormalAge = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan ExpediteAge = TimeSpan.FromMinutes(1);
}

internal sealed class ReadDeviceHandler(IEnvironmentDb db, DevicePulls pulls, RequestScope scope, TimeProvider time) : IHandler<ReadDeviceQuery, DeviceRead>
{
    public async Task<Result<DeviceRead>> Handle(ReadDeviceQuery request, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<DeviceId>(request.Id, out var id)) return DeviceFailures.NotFound;

        var row = await db.ReadDeviceAsync(id, cancellationToken);
        if (row?.Device is not { } device || (request.Type is { } type && device.Type != type)) return DeviceFailures.NotFound;
        if (device.Overage) return DeviceFailures.Overage(await db.FindOverageAsync(device, cancellationToken));

        var maxAge = request.Expedite ? ReadDeviceQuery.ExpediteAge : ReadDeviceQuery.NormalAge;
        if (device.Connection == ConnectionState.Disconnected) return Show(row, ReadSource.Fallback);
        if (device.IsFresh(maxAge, time.Now())) return Show(row, ReadSource.Cache, request.Expedite ? CacheType.Expedite : CacheType.Normal);

        var failure = await pulls.PullAsync(scope.Tenant, id, cancellationToken);
        var after = await db.ReadDeviceAsync(id, cancellationToken);
        if (after is null) return DeviceFailures.NotFound;
        if (failure is null) return Show(after, ReadSource.Live);

        var mayFallBack = failure.Disconnects || (failure.IsTransient && after.Device.State is not null);
        return mayFallBack ? Show(after, ReadSource.Fallback) : failure.AsReadFailure(after.Device.Vendor, id);
    }

    private static Result<DeviceRead> Show(DeviceRow row, ReadSource source, CacheType? cache = null) =>
        DeviceRead.Of(row, new MetadataRead(row.Device.Model, source, cache), withSettings: true);
}
