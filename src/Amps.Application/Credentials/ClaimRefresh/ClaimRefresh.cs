using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Credentials.ClaimRefresh;

/// <summary>Claims the renewal of a grant: saved before the manufacturer is called, so that of all tasks and nodes one calls.</summary>
/// <param name="Credential">The account.</param>
/// <param name="Seen">The sealed grant that is to be renewed.</param>
public sealed record ClaimRefreshCommand(CredentialId Credential, string Seen) : ICommand<RefreshClaim>;

/// <summary>What came of it.</summary>
/// <param name="IsMine">Whether the caller renews the grant now.</param>
/// <param name="Renewed">The grant that somebody else put in its place already; none where somebody is about to.</param>
public sealed record RefreshClaim(bool IsMine, AccountAccess? Renewed);

internal sealed class ClaimRefreshHandler(IEnvironmentDb db, TimeProvider time) : IHandler<ClaimRefreshCommand, RefreshClaim>
{
    public async Task<Result<RefreshClaim>> Handle(ClaimRefreshCommand request, CancellationToken cancellationToken)
    {
        var credential = await db.Credentials.SingleOrDefaultAsync(row => row.Id == request.Credential, cancellationToken);
        if (credential?.SealedGrant is not { } stored || credential.State == CredentialState.Broken) return CredentialFailures.NotFound;
        if (!string.Equals(stored, request.Seen, StringComparison.Ordinal)) return new RefreshClaim(IsMine: false, AccountAccess.Of(credential));

        return new RefreshClaim(credential.BeginRefresh(time.Now()), Renewed: null);
    }
}
