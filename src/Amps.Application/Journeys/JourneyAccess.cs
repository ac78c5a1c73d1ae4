using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys;

/// <summary>A form that a browser sent.</summary>
/// <param name="Id">The journey.</param>
/// <param name="BrowserHash">Of the browser's cookie.</param>
/// <param name="Sequence">The step for which the form was made.</param>
public sealed record JourneyMove(JourneyId Id, string BrowserHash, int Sequence)
{
    /// <summary>Whether a signed ticket of the bound browser's own page came with it, as for the window that a frame opens.</summary>
    public bool HasTicket { get; init; }
}

/// <summary>Lets a browser at its own journey, for the step that the journey is at.</summary>
internal sealed class JourneyAccess(IEnvironmentDb db, TimeProvider time)
{
    /// <summary>Loads it to change it.</summary>
    public async Task<Result<Journey>> FindAsync(JourneyMove move, CancellationToken cancellationToken) =>
        Judge(await db.Journeys.SingleOrDefaultAsync(row => row.Id == move.Id, cancellationToken), move);

    /// <summary>Loads it to look at it.</summary>
    public async Task<Result<Journey>> PeekAsync(JourneyMove move, CancellationToken cancellationToken) =>
        Judge(await db.Journeys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == move.Id, cancellationToken), move);

    private Result<Journey> Judge(Journey? journey, JourneyMove move)
    {
        if (journey is null) return JourneyFailures.NotFound;
        if (!move.HasTicket && !journey.IsBoundTo(move.BrowserHash)) return JourneyFailures.OtherBrowser;
        // Whoever lost the window, or pressed twice, gets another one in its place.
        var isNow = journey.Sequence == move.Sequence || (move.HasTicket && journey.AwaitsWindow);
        if (!isNow || !journey.IsPending) return JourneyFailures.OldStep;

        return journey.StateAt(time.Now()) == JourneyState.Pending ? journey : JourneyFailures.Expired;
    }
}
