using Amps.Application.Common;
using Amps.Application.Journeys;
using Amps.Application.Journeys.ReturnFromOAuth;
using Amps.Application.Journeys.SignInToJourney;
using Amps.Application.Ports;
using Amps.AuthJourney.Security;
using Amps.Domain.Journeys;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Amps.AuthJourney.Areas.Journey.Pages;

/// <summary>Where a manufacturer's page sends the browser back to. It needs the browser's cookie and the one-time state; the code leaves the address bar at once.</summary>
internal sealed class OAuthModel(IJourneyFinder finder, StepMoves moves, RequestScope scope, ISender sender) : JourneyPage
{
    public async Task<IActionResult> OnGetAsync(string? state, string? code)
    {
        if (OAuthState.JourneyOf(state) is not { } id || await finder.FindAsync(id, HttpContext.RequestAborted) is not { } tenant) return Refuse("problem.link", StatusCodes.Status400BadRequest);
        if (BrowserCookie.HashOf(Request) is not { } browser) return Refuse("problem.lost", StatusCodes.Status403Forbidden);

        scope.Bind(tenant, $"journey:{id}", HttpContext.Connection.RemoteIpAddress?.ToString());
        var returned = await sender.Send(new ReturnFromOAuthCommand(id, browser, state!, IsDenied: string.IsNullOrEmpty(code)), HttpContext.RequestAborted);
        if (returned.Failure == JourneyFailures.OtherBrowser) return Refuse("problem.lost", StatusCodes.Status403Forbidden);
        if (returned.Succeeded && !string.IsNullOrEmpty(code))
        {
            var proof = new SignInProof.Callback(code, moves.Callback.AbsoluteUri);
            await sender.Send(new SignInToJourneyCommand(new JourneyMove(id, browser, returned.Value.Sequence), proof, HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""), HttpContext.RequestAborted);
        }

        // A state that was used already leads to where the journey is.
        return SeeOther($"/link/{id}");
    }
}
