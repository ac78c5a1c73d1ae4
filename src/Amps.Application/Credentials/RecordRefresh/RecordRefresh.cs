using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Credentials.RecordRefresh;

/// <summary>Stores what a claimed renewal brought; where its owner signed in meanwhile, that grant stays.</summary>
/// <param name="Credential">The account.</param>
/// <param name="Seen">The sealed grant that was renewed.</param>
/// <param name="Grant">The new one; none where the renewal failed.</param>
public sealed record RecordRefreshCommand(CredentialId Credential, string Seen, Grant? Grant) : ICommand<AccountAccess>;

internal sealed class RecordRefreshHandler(IEnvironmentDb db, IVault vault, RequestScope scope, TimeProvider time) : IHandler<RecordRefreshCommand, AccountAccess>
{
    public async Task<Result<AccountAccess>> Handle(RecordRefreshCommand request, CancellationToken cancellationToken)
    {
        var credential = await db.Credentials.SingleOrDefaultAsync(row => row.Id == request.Credential, cancellationToken);
        if (credential?.SealedGrant is null) return CredentialFailures.NotFound;

        var isSame = string.Equals(credential.SealedGrant, request.Seen, StringComparison.Ordinal);
        if (isSame && request.Grant is { } grant) credential.Renew(vault.Seal(scope.Tenant, credential.Id.Value, grant.Secret), grant.ExpiresAt, time.Now());
        else if (isSame) credential.EndRefresh();

        return AccountAccess.Of(credential)!;
    }
}
