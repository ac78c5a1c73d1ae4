using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Credentials.DisconnectAccount;

/// <summary>
/// Stops using the account of a device, in live, until its owner signs in again: all devices of the account disconnect, and keep their ids. The manufacturer is not
/// asked; what it granted goes back when the devices are removed, or when another sign-in takes its place.
/// </summary>
public sealed record DisconnectAccountCommand(DeviceId Device) : ICommand<Done>;

internal sealed class DisconnectAccountHandler(IEnvironmentDb db, CredentialKeeper credentials, RequestScope scope, TimeProvider time) : IHandler<DisconnectAccountCommand, Done>
{
    public async Task<Result<Done>> Handle(DisconnectAccountCommand request, CancellationToken cancellationToken)
    {
        var device = await db.Devices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Device, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;

        var now = time.Now();
        await credentials.BreakAsync(device.CredentialId, now, askedAt: null, cancellationToken);
        db.Audit(scope, AuditAction.AccountDisconnected, device.CredentialId.Value, now, ("deviceId", device.Id.Value));
        return default(Done);
    }
}
