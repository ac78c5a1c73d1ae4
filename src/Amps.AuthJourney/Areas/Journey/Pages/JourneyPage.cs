using Amps.Application.Ports;
using Amps.AuthJourney.Texts;
using Amps.AuthJourney.Security;
using Amps.Domain.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.AuthJourney.Areas.Journey.Pages;

/// <summary>What every page of the journey has: its language, its headers, the app that it speaks for.</summary>
internal abstract class JourneyPage : PageModel
{
    public JourneyTexts T { get; private set; } = null!;

    public string Title { get; protected set; } = "";

    /// <summary>What was wrong with the form that was sent.</summary>
    public string? Error { get; protected set; }

    /// <summary>Kept with the call, so that a page that tells what broke looks like the app too.</summary>
    public CustomerApp? App
    {
        get => HttpContext.Features.Get<CustomerApp>();
        protected set => HttpContext.Features.Set(value);
    }

    public AmpsEnvironment? Environment { get; protected set; }

    /// <summary>Lets the end user leave; none where there is nothing to leave.</summary>
    public string? LeaveToken { get; protected set; }

    public string LeaveAddress { get; protected set; } = "";

    /// <summary>What stands in the way, in the place of the page's own content.</summary>
    public Obstacle? Obstacle { get; private set; }

    /// <summary>What a page that embeds the journey is told at its end; none before it.</summary>
    public virtual JourneyMessage? Message => null;

    /// <summary>The form that was sent, of whatever kind: one that is none of ours holds no token.</summary>
    protected IFormCollection Sent => Request.HasFormContentType ? Request.Form : FormCollection.Empty;

    /// <summary>The page that embeds the journey, where the session names one.</summary>
    protected string? Embedder { get; set; }

    /// <summary>The origin of the manufacturer's own page, at the step before it.</summary>
    protected string? SignInPage { get; set; }

    private string? Dashboard =>
        Environment == AmpsEnvironment.Sandbox ? AppUrls.SourceOf(HttpContext.RequestServices.GetRequiredService<IPublicAddress>().Base) : null;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => T = JourneyTexts.For(Request);

    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context) => JourneyHeaders.Write(Response, App, Embedder, Dashboard, SignInPage);

    /// <summary>Shows a page that says what stands in the way.</summary>
    /// <param name="key">Of its texts.</param>
    /// <param name="status">Of HTTP.</param>
    /// <param name="wayOn">Where to go from there; by default the page only says so.</param>
    protected PageResult Refuse(string key, int status, WayOn? wayOn = null)
    {
        var name = App?.Name ?? "";
        Title = T[$"{key}.title", name];
        Obstacle = new Obstacle(T[$"{key}.text", name], wayOn, EndsHere: wayOn is null && status >= StatusCodes.Status400BadRequest);
        LeaveToken = null;
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>A redirect after a form: the browser asks for the next page with GET.</summary>
    protected IActionResult SeeOther(string url)
    {
        Response.Headers.Location = url;
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }
}

/// <summary>A page that says what stands in the way.</summary>
/// <param name="Text">What it is.</param>
/// <param name="WayOn">Where it goes on.</param>
/// <param name="EndsHere">Whether the end user has to begin again.</param>
internal sealed record Obstacle(string Text, WayOn? WayOn, bool EndsHere);

/// <summary>A link that leads on.</summary>
internal sealed record WayOn(string Url, string Label);
