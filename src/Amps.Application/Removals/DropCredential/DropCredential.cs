using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Removals.DropCredential;

/// <summary>Deletes a credential with its consents, in one save. A device that came by it meanwhile keeps it.</summary>
public sealed record DropCredentialCommand(CredentialId Credential) : ICommand<Done>;

internal sealed class DropCredentialHandler(IEnvironmentDb db) : IHandler<DropCredentialCommand, Done>
{
    public async Task<Result<Done>> Handle(DropCredentialCommand request, CancellationToken cancellationToken)
    {
        // One that comes in this very moment changes the credential's version, and the save is made again.
        var unused = await db.Credentials.SingleOrDefaultAsync(row => row.Id == request.Credential && !db.Devices.Any(device => device.CredentialId == row.Id), cancellationToken);
        if (unused is null) return default(Done);

        db.Consents.RemoveRange(await db.Consents.Where(row => row.CredentialId == request.Credential).ToListAsync(cancellationToken));
        db.Credentials.Remove(unused);
        return default(Done);
    }
}
