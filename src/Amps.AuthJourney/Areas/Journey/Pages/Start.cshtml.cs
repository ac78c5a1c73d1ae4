using Amps.Application.Common;
using Amps.Application.Journeys;
using Amps.Application.Journeys.StartJourney;
using Amps.AuthJourney.Security;
using Amps.Domain.Journeys;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Amps.AuthJourney.Areas.Journey.Pages;

/// <summary>The link that an end user follows. Looking at it changes nothing; the form begins the journey.</summary>
[IgnoreAntiforgeryToken]
internal sealed class StartModel(JourneyInvitations invitations, StepTokens tokens, RequestScope scope, ISender sender, TimeProvider time) : JourneyPage
{
    private JourneyMessage? expired;

    public override JourneyMessage? Message => expired;

    public string Text { get; private set; } = "";

    public string Token { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? appId)
    {
        var invitation = await ReadAsync(appId);
        if (Judge(invitation, BrowserCookie.HashOf(Request)) is { } elsewhere) return elsewhere;

        return Show(invitation, BrowserCookie.Ensure(HttpContext));
    }

    public async Task<IActionResult> OnPostAsync(string? appId)
    {
        var invitation = await ReadAsync(appId);
        var browser = BrowserCookie.HashOf(Request);
        if (Judge(invitation, browser) is { } elsewhere) return elsewhere;
        if (browser is null) return Refuse("problem.lost", StatusCodes.Status403Forbidden);

        var token = tokens.Read(Sent["token"], SubjectFor(browser));
        if (!token.IsOurs) return Refuse("problem.form", StatusCodes.Status400BadRequest);
        if (token.Sequence is null) return Show(invitation, browser);

        scope.Bind(invitation.Tenant, "journey");
        var started = await sender.Send(new StartJourneyCommand(invitation, browser), HttpContext.RequestAborted);
        if (started.Succeeded) return SeeOther($"/link/{started.Value}");

        // A double click: the other form of this browser was quicker.
        return Judge(await ReadAsync(appId), browser) ?? Refuse("problem.used", StatusCodes.Status410Gone);
    }

    private async Task<JourneyInvitation> ReadAsync(string? appId)
    {
        var link = LinkParameters.Read(appId, Request.Query);
        var invitation = link is null ? new JourneyInvitation(LinkProblem.Broken) : await invitations.ReadAsync(link, time.Now(), HttpContext.RequestAborted);
        App = invitation.App?.App;
        Embedder = invitation.Terms?.Origin is { } origin && App is { } app && app.MayEmbed(origin) ? origin : null;
        if (App is not null) Environment = invitation.Tenant.Environment;
        return invitation;
    }

    /// <returns>Another page than the start; nothing where the journey can begin.</returns>
    private IActionResult? Judge(JourneyInvitation invitation, string? browser)
    {
        // A reload or a double click of the browser that opened it.
        if (invitation is { Problem: LinkProblem.Used, Session: { } session, BoundTo: { } bound } && string.Equals(bound, browser, StringComparison.Ordinal)) return SeeOther($"/link/{session}");

        if (invitation.Problem is not { } problem) return null;
        if (invitation is { Problem: LinkProblem.Expired, Session: { } late, Terms: { } terms } && Embedder is { } origin) expired = JourneyMessage.OfExpired(late, terms, origin);

        return problem switch
        {
            LinkProblem.UnknownApp => Refuse("problem.unknown", StatusCodes.Status404NotFound),
            LinkProblem.Broken => Refuse("problem.link", StatusCodes.Status400BadRequest),
            LinkProblem.SignedOnly => Refuse("problem.signed", StatusCodes.Status403Forbidden),
            LinkProblem.LiveDisabled => Refuse("problem.live", StatusCodes.Status403Forbidden),
            LinkProblem.NothingOffered => Refuse("problem.oems", StatusCodes.Status404NotFound),
            LinkProblem.Unknown => Refuse("problem.repair", StatusCodes.Status404NotFound),
            LinkProblem.Superseded => Refuse("problem.newer", StatusCodes.Status410Gone),
            LinkProblem.Used => Refuse("problem.used", StatusCodes.Status410Gone),
            LinkProblem.Expired => Refuse("problem.expired", StatusCodes.Status410Gone),
        };
    }

    private IActionResult Show(JourneyInvitation invitation, string browser)
    {
        var kind = invitation.Terms!.Repairs is null ? "start" : "start.repair";
        Title = T[$"{kind}.title", App!.Name, invitation.Oem?.Name ?? ""];
        Text = T[$"{kind}.text", App.Name, invitation.Oem?.Name ?? ""];
        Token = tokens.Make(SubjectFor(browser), sequence: 0);
        return Page();
    }

    // The link itself and the browser: nobody else can have made this form.
    private string SubjectFor(string browser) => OneTimeSecret.HashOf($"{Request.GetEncodedPathAndQuery()} {browser}");
}
