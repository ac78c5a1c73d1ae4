using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices.StopDevice;

/// <summary>Ends all that was to happen on a device, before its open windows are reverted: a push that waits for a window's end would keep that from being reverted.</summary>
public sealed record StopDeviceCommand(DeviceId Device, CancelReason Reason) : ICommand<StoppedDevice>;

/// <param name="OpenWindows">What is to be reverted now.</param>
public sealed record StoppedDevice(IReadOnlyList<ActionId> OpenWindows);

internal sealed class StopDeviceHandler(IEnvironmentDb db, TimeProvider time) : IHandler<StopDeviceCommand, StoppedDevice>
{
    public async Task<Result<StoppedDevice>> Handle(StopDeviceCommand request, CancellationToken cancellationToken)
    {
        if (!await db.Devices.AnyAsync(device => device.Id == request.Device, cancellationToken)) return DeviceFailures.NotFound;

        var open = await db.EndWorkAsync(request.Device, request.Reason, time.Now(), cancellationToken);
        return new StoppedDevice([.. open.Select(window => window.Id)]);
    }
}
