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
    private const string NotAgreed = "access_denied";

    public async Task<IActionResult> OnGetAsync(string? state, string? code, string? error)
    {
        if (OAuthState.JourneyOf(state) is not { } id || await finder.FindAsync(id, HttpContext.RequestAborted) is not { } tenant) return Refuse("problem.link", StatusCodes.Status400BadRequest);
        if (BrowserCookie.HashOf(Request) is not { } browser) return Refuse("problem.lost", StatusCodes.Status403Forbidden);

        scope.Bind(tenant, $"journey:{id}", ClientAddress.Whole(HttpContext.Connection.RemoteIpAddress));
        var refusal = RefusalOf(code, error);
        var returned = await sender.Send(new ReturnFromOAuthCommand(id, browser, state!, refusal), HttpContext.RequestAborted);
        if (returned.Failure == JourneyFailures.OtherBrowser) return Refuse("problem.lost", StatusCodes.Status403Forbidden);
        if (returned.Succeeded && refusal is null)
        {
            var proof = new SignInProof.Callback(code!, moves.Callback.AbsoluteUri);
            await sender.Send(new SignInToJourneyCommand(new JourneyMove(id, browser, returned.Value.Sequence), proof, ClientAddress.Of(HttpContext.Connection.RemoteIpAddress)), HttpContext.RequestAborted);
        }

        // A state that was used already leads to where the journey is.
        return SeeOther($"/link/{id}");
    }

    // Every other error than the end user's own no is the manufacturer's.
    private static string? RefusalOf(string? code, string? error)
    {
        if (string.Equals(error, NotAgreed, StringComparison.Ordinal)) return JourneyCode.AuthorizationDenied;

        return code is { Length: > 0 and <= SignInProof.MaxCodeLength } && error is null ? null : JourneyCode.OemUnavailable;
    }
}
