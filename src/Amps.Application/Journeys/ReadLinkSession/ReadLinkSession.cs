using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.ReadLinkSession;

/// <summary>How a journey stands, for the integrator.</summary>
/// <param name="SessionId">Whatever the caller wrote; what is no id is no session.</param>
public sealed record ReadLinkSessionQuery(string SessionId) : IQuery<LinkSessionRead>;

internal sealed class ReadLinkSessionHandler(IEnvironmentDb db, TimeProvider time) : IHandler<ReadLinkSessionQuery, LinkSessionRead>
{
    public async Task<Result<LinkSessionRead>> Handle(ReadLinkSessionQuery request, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<JourneyId>(request.SessionId, out var id)) return JourneyFailures.NotFound;

        var now = time.Now();
        var journey = await db.Journeys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (journey is null || now - journey.ExpiresAt > Journey.Kept) return JourneyFailures.NotFound;

        var state = journey.StateAt(now);
        return new LinkSessionRead(state, state == JourneyState.Error ? journey.Code : null, journey.UserId, [.. journey.Connected.Select(DeviceId.Trust)]);
    }
}
