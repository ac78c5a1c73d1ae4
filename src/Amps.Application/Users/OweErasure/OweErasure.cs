using Amps.Application.Common;
using Amps.Application.Journeys.EndJourney;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Domain.Removals;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Users.OweErasure;

/// <summary>Writes down that a user is to be forgotten, before anything is done about it: from then on it happens, whatever becomes of this process. Open journeys end with it, so none connects anything afterwards.</summary>
public sealed record OweErasureCommand(string UserId) : ICommand<OwedErasure>;

/// <param name="Erasure">Says what is older than it, and so goes.</param>
public sealed record OwedErasure(UserErasure Erasure);

internal sealed class OweErasureHandler(IEnvironmentDb db, IPseudonyms pseudonyms, ISender sender, RequestScope scope, TimeProvider time) : IHandler<OweErasureCommand, OwedErasure>
{
    public async Task<Result<OwedErasure>> Handle(OweErasureCommand request, CancellationToken cancellationToken)
    {
        if (!await db.KnowsAsync(request.UserId, cancellationToken)) return RemovalFailures.UserNotFound;

        var now = time.Now();
        var erasure = UserErasure.Of(scope.Tenant.CustomerId, request.UserId, now);
        db.UserErasures.Add(erasure);
        foreach (var journey in await db.Journeys.Where(row => row.UserId == request.UserId && row.State == JourneyState.Pending).Select(row => row.Id).ToListAsync(cancellationToken))
            await sender.Send(new EndJourneyCommand(journey, new JourneyEnd.Erased()), cancellationToken);

        db.Audit(scope, AuditAction.UserErased, pseudonyms.Of(scope.Tenant, request.UserId), now, ("erasureId", erasure.Id.Value));
        return new OwedErasure(erasure);
    }
}
