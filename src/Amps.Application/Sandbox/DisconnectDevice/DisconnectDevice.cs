using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Devices;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Sandbox.DisconnectDevice;

/// <summary>Makes a simulated manufacturer refuse the account of a device. All of the account's devices are disconnected until its owner signs in again.</summary>
/// <param name="DeviceId">Whatever the caller wrote; what is no id is no device.</param>
public sealed record DisconnectDeviceCommand(string DeviceId) : ICommand<DeviceRead>;

internal sealed class DisconnectDeviceHandler(IEnvironmentDb db, ISandboxWorld world, CredentialKeeper credentials, RequestScope scope, TimeProvider time) : IHandler<DisconnectDeviceCommand, DeviceRead>
{
    public async Task<Result<DeviceRead>> Handle(DisconnectDeviceCommand request, CancellationToken cancellationToken)
    {
        var device = await db.FindDeviceAsync(request.DeviceId, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;

        var account = await db.Credentials.Where(row => row.Id == device.CredentialId).Select(row => row.Account).SingleAsync(cancellationToken);
        var serials = await db.Devices.Where(row => row.CredentialId == device.CredentialId).Select(row => row.OemDeviceId).ToListAsync(cancellationToken);
        await world.LockOutAsync(scope.SandboxTenant(), device.Vendor, account, serials, cancellationToken);
        var now = time.Now();
        await credentials.BreakAsync(device.CredentialId, now, askedAt: null, cancellationToken);
        db.Audit(scope, AuditAction.AccountDisconnected, device.CredentialId.Value, now, ("deviceId", device.Id.Value));
        return await db.ReadAsync(device, cancellationToken);
    }
}
