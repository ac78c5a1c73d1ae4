using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.OweGrant;

/// <summary>Notes a grant that no journey keeps and that could not be given back at once. Noting it again changes nothing.</summary>
/// <param name="Journey">That signed in; an erasure may have deleted it meanwhile.</param>
/// <param name="Sequence">Of the sign-in.</param>
/// <param name="Account">With the grant.</param>
public sealed record OweGrantCommand(Journey Journey, int Sequence, SignedIn Account) : ICommand<Done>;

internal sealed class OweGrantHandler(IEnvironmentDb db, JourneyGrants grants, TimeProvider time) : IHandler<OweGrantCommand, Done>
{
    public async Task<Result<Done>> Handle(OweGrantCommand request, CancellationToken cancellationToken)
    {
        // What broke before must not be saved.
        db.Forget();
        if (await db.UnlinkedGrants.AnyAsync(row => row.JourneyId == request.Journey.Id && row.Sequence == request.Sequence, cancellationToken)) return default(Done);

        grants.Owe(request.Journey, request.Sequence, request.Account, time.Now());
        return default(Done);
    }
}
