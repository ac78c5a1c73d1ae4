using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Devices;
using Amps.Domain.Removals;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Removals;

/// <summary>Clears away what a removed device leaves behind.</summary>
internal sealed class DeviceLeftovers(IEnvironmentDb db, OemCalls calls, UnusedCredentials credentials, TimeProvider time)
{
    public async Task ClearAsync(DeviceRemoval removal, CancellationToken cancellationToken)
    {
        await db.DeleteHistoryAsync(removal.DeviceId, time, cancellationToken);
        if (removal.Erases)
        {
            await db.DeleteActionsAsync(db.Actions.Where(action => action.DeviceId == removal.DeviceId), time, cancellationToken);
            await db.DeleteSchedulesAsync(db.Schedules.Where(schedule => schedule.DeviceId == removal.DeviceId), time, cancellationToken);
        }

        var row = db.DeviceRemovals.Where(owed => owed.DeviceId == removal.DeviceId);
        if (!await LeaveManufacturerAsync(removal, cancellationToken))
        {
            await db.PutOffAsync(row, time.Now() + Owed.RetryPause, cancellationToken);
        }
        else if (removal.Erases && time.Now() < removal.MessagesUntil)
        {
            await db.WriteInTurnAsync(
                () => row.ExecuteUpdateAsync(owed => owed.SetProperty(one => one.CredentialId, (CredentialId?)null).SetProperty(one => one.DueAt, removal.MessagesUntil), cancellationToken), cancellationToken);
        }
        else
        {
            if (removal.Erases) await db.DeleteMessagesAsync(db.Messages.Where(message => message.UserId == removal.UserId && message.Body.Contains(removal.DeviceId.Value)), time, cancellationToken);
            await db.WriteInTurnAsync(() => row.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }
    }

    /// <returns>Whether nothing is owed to the manufacturer any more.</returns>
    private async Task<bool> LeaveManufacturerAsync(DeviceRemoval removal, CancellationToken cancellationToken)
    {
        var credential = await db.Credentials.AsNoTracking().SingleOrDefaultAsync(known => known.Id == removal.CredentialId, cancellationToken);
        if (credential is null) return true;

        // Hardware that was connected again meanwhile is ours still.
        var isBack = await db.Devices.AnyAsync(device => device.Vendor == removal.Vendor && device.OemDeviceId == removal.OemDeviceId, cancellationToken);
        var target = new DeviceTarget(removal.Vendor, credential.Account, removal.DeviceType, removal.OemDeviceId, removal.Model, removal.CustomerId) { Access = AccountAccess.Of(credential) };
        var giveUp = removal.GivesUp(time.Now());
        if (!isBack && !await calls.ReleaseAsync(target, cancellationToken) && !giveUp) return false;

        return await credentials.DropAsync(credential, removal.DeviceId, giveUp, cancellationToken);
    }
}
