using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Removals;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices.DetachDevice;

/// <summary>Takes a device out, in one save with what came upon it since it was stopped, what customers hear of it, and what is owed afterwards.</summary>
/// <param name="Device">The device.</param>
/// <param name="Reason">What the cancelled pushes say.</param>
/// <param name="By">Who asked for it, for the audit; the system itself where nobody did.</param>
public sealed record DetachDeviceCommand(DeviceId Device, CancelReason Reason, AuditOrigin? By = null) : ICommand<Done>;

internal sealed class DetachDeviceHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<DetachDeviceCommand, Done>
{
    public async Task<Result<Done>> Handle(DetachDeviceCommand request, CancellationToken cancellationToken)
    {
        var device = await db.Devices.SingleOrDefaultAsync(row => row.Id == request.Device, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;

        var now = time.Now();
        await db.EndAllWorkAsync(device.Id, request.Reason, now, cancellationToken);
        device.Leave(now);
        db.Devices.Remove(device);
        db.DeviceRemovals.Add(DeviceRemoval.Of(device, erases: request.Reason == CancelReason.UserErased, now));
        db.AuditEvents.Add(AuditEvent.Of(AuditAction.DeviceRemoved, request.By ?? scope.Origin, device.CustomerId, device.Id.Value, now, Auditing.Json(("reason", Wire<CancelReason>.Name(request.Reason)))));
        return default(Done);
    }
}
