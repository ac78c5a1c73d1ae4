using Amps.Application.Actions.DispatchAction;
using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Ports;
using Amps.Domain.Devices;

namespace Amps.Application.Actions.PrepareWork;

/// <summary>Asks a manufacturer what a device is told to do, before a window changes it.</summary>
internal sealed class PriorModes(IDeviceGateway gateway, CredentialKeeper credentials, RequestScope scope, TimeProvider time)
{
    /// <summary>Reads the mode, within the time of a call. An account that is refused is broken, in the save of the command that asks.</summary>
    public async Task<DriverResult<DeviceCommand?>> ReadAsync(Device device, DeviceTarget target, CancellationToken cancellationToken)
    {
        var askedAt = time.Now();
        var mode = await time.CallAsync(ActionWorker.CallLimit, limit => gateway.ReadModeAsync(scope.Tenant.Environment, target, limit), cancellationToken);
        if (mode.Failure is { Disconnects: true }) await credentials.BreakAsync(device.CredentialId, time.Now(), askedAt, cancellationToken);
        return mode;
    }
}
