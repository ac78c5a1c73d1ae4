using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.OweGrant;

/// <summary>Notes a grant that no journey keeps and that could not be given back at once. Noting it again changes nothing.</summary>
/// <param name="Journey">That signed in.</param>
/// <param name="Sequence">Of the sign-in.</param>
/// <param name="Account">With the grant.</param>
public sealed record OweGrantCommand(JourneyId Journey, int Sequence, SignedIn Account) : ICommand<Done>;

internal sealed class OweGrantHandler(IEnvironmentDb db, JourneyGrants grants, TimeProvider time) : IHandler<OweGrantCommand, Done>
{
    public async Task<Result<Done>> Handle(OweGrantCommand request, CancellationToken cancellationToken)
    {
        // What broke before must not be saved.
        db.Forget();
        var journey = await db.Journeys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Journey, cancellationToken);
        if (journey is null) return JourneyFailures.NotFound;
        if (await db.UnlinkedGrants.AnyAsync(row => row.JourneyId == request.Journey && row.Sequence == request.Sequence, cancellationToken)) return default(Done);

        grants.Owe(journey, request.Sequence, request.Account, time.Now());
        return default(Done);
    }
}
