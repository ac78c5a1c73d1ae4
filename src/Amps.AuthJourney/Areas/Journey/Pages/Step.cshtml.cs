using Amps.Application.Common;
using Amps.Application.Journeys;
using Amps.Application.Journeys.ViewJourney;
using Amps.Application.Ports;
using Amps.AuthJourney.Security;
using Amps.Domain.Common;
using Amps.Domain.Journeys;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Amps.AuthJourney.Areas.Journey.Pages;

/// <summary>One step of a journey. Looking at it changes nothing; its form is one move.</summary>
[IgnoreAntiforgeryToken]
internal sealed class StepModel(IJourneyFinder finder, StepMoves moves, StepTokens tokens, RequestScope scope, ISender sender) : JourneyPage
{
    public JourneyView View { get; private set; } = null!;

    /// <summary>The step that is shown, which may be an earlier one than the journey is at.</summary>
    public JourneyStep Shown { get; private set; }

    public string Part { get; private set; } = "";

    public string Token { get; private set; } = "";

    /// <summary>Whether what was typed is wrong, as far as anybody can tell: then the fields are marked.</summary>
    public bool IsMistyped { get; private set; }

    /// <summary>Lets a window outside of a frame take the sign-in over.</summary>
    public string? WindowToken { get; private set; }

    public override JourneyMessage? Message => View is { State: not JourneyState.Pending } && Embedder is { } origin ? JourneyMessage.Of(View, origin) : null;

    public string EndText => StepTitles.EndText(View, T);

    public string Oem => View.Oem?.Name ?? "";

    public async Task<IActionResult> OnGetAsync(string journeyId, string? step)
    {
        if (await LoadAsync(journeyId) is { } refused) return refused;

        var journey = View.Journey;
        if (!StepAddress.TryParse(step, out var wanted)) return SeeOther(StepAddress.Of(journey));
        if (wanted == journey.Step || journey.CanReturnTo(wanted)) return Show(wanted, Request.Query.ContainsKey("stale") ? T["stale"] : null);
        if (wanted > journey.Step || !journey.IsPending) return SeeOther(StepAddress.Of(journey));

        return Refuse("back", StatusCodes.Status200OK, new WayOn(StepAddress.Of(journey), T["back.button"]));
    }

    public async Task<IActionResult> OnPostAsync(string journeyId, string? step)
    {
        if (Sent.TryGetValue("window", out var window)) return await OpenWindowAsync(journeyId, window);
        if (await LoadAsync(journeyId) is { } refused) return refused;

        var journey = View.Journey;
        var token = tokens.Read(Sent["token"], journey.Id.Value);
        if (!token.IsOurs) return Refuse("problem.form", StatusCodes.Status400BadRequest);
        if (token.Sequence is not { } sequence) return SeeOther(StepAddress.Of(journey) + "?stale");
        if (!StepAddress.TryParse(step, out var from) || sequence != journey.Sequence) return SeeOther(StepAddress.Of(journey));

        var move = new JourneyMove(journey.Id, BrowserCookie.HashOf(Request)!, sequence);
        var moved = await moves.TakeAsync(View, move, from, HttpContext, T);
        if (moved.Url is { } elsewhere) return SeeOther(elsewhere);
        if (await LoadAsync(journeyId) is { } gone) return gone;
        if (moved.Error is { } error) return Show(from == View.Journey.Step || View.Journey.CanReturnTo(from) ? from : View.Journey.Step, error);

        return SeeOther(Next());
    }

    /// <returns>Another page, where the journey cannot be shown.</returns>
    private async Task<IActionResult?> LoadAsync(string journeyId)
    {
        if (!EntityId.TryParse<JourneyId>(journeyId, out var id) || await finder.FindAsync(id, HttpContext.RequestAborted) is not { } tenant)
            return Refuse("problem.expired", StatusCodes.Status410Gone);

        if (View is null) scope.Bind(tenant, $"journey:{id}", ClientAddress.Whole(HttpContext.Connection.RemoteIpAddress));
        if (BrowserCookie.HashOf(Request) is not { } browser) return Refuse("problem.lost", StatusCodes.Status403Forbidden);

        var viewed = await sender.Send(new ViewJourneyQuery(id, browser), HttpContext.RequestAborted);
        if (!viewed.Succeeded) return viewed.Failure == JourneyFailures.OtherBrowser ? Refuse("problem.lost", StatusCodes.Status403Forbidden) : Refuse("problem.unknown", StatusCodes.Status404NotFound);

        View = viewed.Value;
        App = View.App;
        Environment = View.Environment;
        Embedder = View.Journey.Terms.Origin is { } origin && App.MayEmbed(origin) ? origin : null;
        SignInPage = View.SignInPage;
        if (View.State is JourneyState.Expired) return Refuse("problem.expired", StatusCodes.Status410Gone, Back());

        if (!View.Journey.IsInWindow(browser)) return null;

        // Whoever comes here while a window is awaited comes out of an earlier one, in which nobody has signed in.
        return Refuse(View.Journey.AwaitsWindow ? "window.other" : "window", StatusCodes.Status200OK);
    }

    private IActionResult Show(JourneyStep step, string? error)
    {
        var journey = View.Journey;
        Shown = step;
        Part = "_" + step;
        Error = error ?? (step is JourneyStep.SignIn or JourneyStep.Mfa && journey.Code is { } code ? T[$"code.{code}", Oem, View.App.Name] : null);
        IsMistyped = error is null ? journey.Code is JourneyCode.InvalidCredentials or JourneyCode.InvalidMfaCode : string.Equals(error, T["missing"], StringComparison.Ordinal);
        Token = tokens.Make(journey.Id.Value, journey.Sequence);
        Title = StepTitles.Of(step, View, T);
        if (step == JourneyStep.SignIn && BrowserCookie.IsFramed(Request)) WindowToken = tokens.Make(TicketOf(journey.Id.Value), journey.Sequence);
        if (journey.IsPending && step != JourneyStep.Problem)
        {
            LeaveToken = Token;
            LeaveAddress = StepAddress.Of(journey);
        }

        return Page();
    }

    // The app gets its user back at once; a page that embeds the journey, and an app that is no web page, get there from the journey's last page.
    private string Next() =>
        View.Journey.IsPending || Embedder is not null || !View.ReturnUrl.StartsWith("http", StringComparison.Ordinal) ? StepAddress.Of(View.Journey) : View.ReturnUrl;

    private WayOn Back() => new(View.ReturnUrl, T["backTo", View.App.Name]);

    /// <summary>A frame hands the sign-in at the manufacturer's page over to a window of its own, which has another cookie.</summary>
    private async Task<IActionResult> OpenWindowAsync(string journeyId, string? ticket)
    {
        var token = tokens.Read(ticket, TicketOf(journeyId));
        if (BrowserCookie.IsForeign(Request) || !token.IsOurs || !EntityId.TryParse<JourneyId>(journeyId, out var id)) return Refuse("problem.form", StatusCodes.Status400BadRequest);
        if (await finder.FindAsync(id, HttpContext.RequestAborted) is not { } tenant) return Refuse("problem.expired", StatusCodes.Status410Gone);

        scope.Bind(tenant, $"journey:{id}", ClientAddress.Whole(HttpContext.Connection.RemoteIpAddress));
        if (token.Sequence is not { } sequence) return await ShowWindowAsync(id);

        // Of two presses the later one keeps the window, and its cookie.
        var fresh = BrowserCookie.HashOf(Request) is null ? OneTimeSecret.New() : null;
        var opened = await moves.OpenWindowAsync(id, sequence, fresh is null ? BrowserCookie.HashOf(Request)! : OneTimeSecret.HashOf(fresh), HttpContext.RequestAborted);
        if (!opened.Succeeded) return fresh is null ? SeeOther($"/link/{id}") : Refuse("window", StatusCodes.Status200OK);

        if (fresh is not null) BrowserCookie.Give(HttpContext, fresh);
        return SeeOther(opened.Value.AbsoluteUri);
    }

    /// <summary>The frame was open for so long that its ticket counts no more: the window shows the step, with another one.</summary>
    private async Task<IActionResult> ShowWindowAsync(JourneyId id)
    {
        var viewed = await sender.Send(new ViewJourneyQuery(id, BrowserHash: "") { HasTicket = true }, HttpContext.RequestAborted);
        if (!viewed.Succeeded || viewed.Value.State == JourneyState.Expired) return Refuse("problem.expired", StatusCodes.Status410Gone);

        View = viewed.Value;
        (App, Environment, SignInPage) = (View.App, View.Environment, View.SignInPage);
        if (SignInPage is null) return Refuse("window", StatusCodes.Status200OK);

        Part = "_Window";
        Title = StepTitles.Of(JourneyStep.SignIn, View, T);
        Error = T["stale"];
        WindowToken = tokens.Make(TicketOf(id.Value), View.Journey.Sequence);
        return Page();
    }

    private static string TicketOf(string journeyId) => $"window {journeyId}";
}
