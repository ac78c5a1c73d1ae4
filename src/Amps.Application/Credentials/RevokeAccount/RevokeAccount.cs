using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Credentials.RevokeAccount;

/// <summary>Revokes at a simulated manufacturer what the account of a device granted, as its owner might there, and takes note of it as the next check would.</summary>
public sealed record RevokeAccountCommand(DeviceId Device) : ICommand<RevokedAccount>;

/// <summary>Which account refuses us from now on.</summary>
/// <param name="CredentialId">The account.</param>
/// <param name="DeviceIds">All that is reached by it.</param>
public sealed record RevokedAccount(CredentialId CredentialId, IReadOnlyList<DeviceId> DeviceIds);

internal sealed class RevokeAccountHandler(IEnvironmentDb db, ISandboxWorld world, CredentialKeeper credentials, RequestScope scope, TimeProvider time)
    : IHandler<RevokeAccountCommand, RevokedAccount>
{
    public async Task<Result<RevokedAccount>> Handle(RevokeAccountCommand request, CancellationToken cancellationToken)
    {
        var device = await db.Devices.SingleOrDefaultAsync(row => row.Id == request.Device, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;
        if (!world.Knows(scope.Tenant.Environment, device.Vendor)) return CredentialFailures.NotSimulated;

        var account = await db.Credentials.Where(row => row.Id == device.CredentialId).Select(row => row.Account).SingleAsync(cancellationToken);
        var devices = await db.Devices.Where(row => row.CredentialId == device.CredentialId).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        await world.LockOutAsync(scope.Tenant, device.Vendor, account, [.. devices.Select(row => row.OemDeviceId)], cancellationToken);
        var now = time.Now();
        await credentials.BreakAsync(device.CredentialId, now, askedAt: null, cancellationToken);
        db.Audit(scope, AuditAction.AccountDisconnected, device.CredentialId.Value, now, ("deviceId", device.Id.Value));
        return new RevokedAccount(device.CredentialId, [.. devices.Select(row => row.Id)]);
    }
}
