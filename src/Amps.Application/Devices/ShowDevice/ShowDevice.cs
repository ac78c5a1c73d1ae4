using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Application.Devices.ShowDevice;

/// <summary>Shows a device as it is stored, for its customer's people. Never asks a manufacturer; one beyond the allowance is shown without its state.</summary>
public sealed record ShowDeviceQuery(DeviceId Device) : IQuery<DeviceRead>;

internal sealed class ShowDeviceHandler(IEnvironmentDb db) : IHandler<ShowDeviceQuery, DeviceRead>
{
    public async Task<Result<DeviceRead>> Handle(ShowDeviceQuery request, CancellationToken cancellationToken) =>
        await db.ReadDeviceAsync(request.Device, cancellationToken) is { } row
            ? DeviceRead.Of(row, new MetadataRead(row.Device.Model, ReadSource.Cache, CacheType.Normal), withSettings: true)
            : DeviceFailures.NotFound;
}
