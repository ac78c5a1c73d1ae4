using Amps.Application.Common;
using Amps.Application.Credentials.RecordCheck;
using Amps.Application.Ports;
using Amps.Application.Removals;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.Credentials;

/// <summary>Asks manufacturers whether accounts still let us in: look up, ask outside of any transaction, record.</summary>
public sealed class AccountChecks(IServiceScopeFactory scopes, IDeviceGateway gateway, TimeProvider time)
{
    private const string Actor = "system:credentials";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Checks one account.</summary>
    /// <returns>Whether we are let in; nothing where nobody can say.</returns>
    public async Task<bool?> CheckAsync(FoundCredential found, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateFor(found.Tenant, Actor);
        var db = scope.ServiceProvider.GetRequiredService<IEnvironmentDb>();
        var credential = await db.Credentials.AsNoTracking().SingleOrDefaultAsync(row => row.Id == found.Id, cancellationToken);
        if (credential is null) return false;

        var asked = time.Now();

        // Left behind when its last device came to another account of its owner. Where it cannot go yet, it is looked at again.
        if (!await db.Devices.AnyAsync(device => device.CredentialId == found.Id, cancellationToken))
        {
            await scope.ServiceProvider.GetRequiredService<UnusedCredentials>().DropAsync(credential, exceptFor: null, giveUp: false, cancellationToken);
            await scopes.SendAsync(found.Tenant, Actor, new RecordCheckCommand(found.Id, new OemFailure(OemFailureReason.Unavailable), asked), cancellationToken);
            return null;
        }

        if (credential.State == CredentialState.Broken) return false;

        var answer = await time.CallAsync(
            Limit, limit => gateway.CheckAccountAsync(found.Tenant, credential.Oem, credential.Account, AccountAccess.Of(credential), limit), cancellationToken);
        var failure = answer.Failure;
        await scopes.SendAsync(found.Tenant, Actor, new RecordCheckCommand(found.Id, failure, asked), cancellationToken);
        return failure is null ? true : failure.Disconnects ? false : null;
    }
}
