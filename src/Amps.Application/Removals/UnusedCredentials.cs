using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Ports;
using Amps.Application.Removals.DropCredential;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Removals;

/// <summary>Lets a credential go that nothing needs any more: first the manufacturer takes the grant back, then the row is deleted.</summary>
internal sealed class UnusedCredentials(IEnvironmentDb db, OemCalls calls, ISender sender)
{
    /// <summary>Drops the credential, unless a device or another removal needs it.</summary>
    /// <param name="credential">One that may be unused.</param>
    /// <param name="exceptFor">A removal that needs it no more; none where an erasure asks.</param>
    /// <param name="giveUp">Whether it goes even where the manufacturer does not answer.</param>
    /// <param name="cancellationToken">Stops it between two steps.</param>
    /// <returns>Whether there is nothing left to repeat.</returns>
    public async Task<bool> DropAsync(Credential credential, DeviceId? exceptFor, bool giveUp, CancellationToken cancellationToken)
    {
        if (await db.Devices.AnyAsync(device => device.CredentialId == credential.Id, cancellationToken)) return true;
        if (await db.DeviceRemovals.AnyAsync(removal => removal.CredentialId == credential.Id && removal.DeviceId != exceptFor, cancellationToken)) return true;

        // Another user of the same account keeps its grant.
        var isShared = await db.IsLinkedAsync(credential.Oem, credential.Account, exceptFor: credential.Id, cancellationToken);
        var revoked = isShared || await calls.RevokeAsync(credential, cancellationToken);
        if (!revoked && !giveUp) return false;

        await sender.Send(new DropCredentialCommand(credential.Id), cancellationToken);
        return true;
    }
}
