using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Application.Devices.RemoveDevice;

/// <summary>Removes a device. It has no save of its own: <see cref="DeviceRemovals"/> makes two, with a call to the manufacturer between them.</summary>
/// <param name="Id">Whatever the caller wrote; what is no id is no device.</param>
/// <param name="Type">The family that the caller asks in.</param>
public sealed record RemoveDeviceCommand(string Id, DeviceType Type) : IUseCase<Done>;

internal sealed class RemoveDeviceHandler(IEnvironmentDb db, DeviceRemovals removals, RequestScope scope) : IHandler<RemoveDeviceCommand, Done>
{
    public async Task<Result<Done>> Handle(RemoveDeviceCommand request, CancellationToken cancellationToken)
    {
        var device = await db.FindDeviceAsync(request.Id, request.Type, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;

        // Not tied to the caller from here on: one that is too impatient for the revert could else never remove its device.
        return await removals.RemoveAsync(scope.Tenant, [device.Id], CancelReason.DeviceRemoved, scope.Origin) == 1 ? default(Done) : DeviceFailures.NotFound;
    }
}
