using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.ReturnFromOAuth;

/// <summary>Takes the one-time <c>state</c> of the manufacturer's page back, before its code is looked at.</summary>
/// <param name="Id">The journey that the state names.</param>
/// <param name="BrowserHash">Of the browser's cookie.</param>
/// <param name="State">As it came.</param>
/// <param name="Refusal">A word of <see cref="JourneyCode"/>, where the page sent no code that can be used.</param>
public sealed record ReturnFromOAuthCommand(JourneyId Id, string BrowserHash, string State, string? Refusal) : ICommand<ReturnedJourney>;

/// <param name="Sequence">The step at which the journey is now.</param>
/// <param name="IsInWindow">Whether the rest goes on in another window.</param>
public sealed record ReturnedJourney(int Sequence, bool IsInWindow);

internal sealed class ReturnFromOAuthHandler(IEnvironmentDb db, TimeProvider time) : IHandler<ReturnFromOAuthCommand, ReturnedJourney>
{
    public async Task<Result<ReturnedJourney>> Handle(ReturnFromOAuthCommand request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var journey = await db.Journeys.SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (journey is null) return JourneyFailures.NotFound;
        if (!journey.IsBoundTo(request.BrowserHash)) return JourneyFailures.OtherBrowser;
        if (journey.StateAt(now) == JourneyState.Expired) return JourneyFailures.Expired;

        var returned = journey.ReturnFromOAuth(OneTimeSecret.HashOf(request.State), now);
        if (returned.Succeeded && request.Refusal is { } code) returned = journey.RefuseSignIn(code, now);
        return returned.Then(_ => new ReturnedJourney(journey.Sequence, journey.IsInWindow(request.BrowserHash)));
    }
}
