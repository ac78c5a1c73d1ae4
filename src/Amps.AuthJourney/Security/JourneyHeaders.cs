using Amps.Domain.Customers;
using Microsoft.AspNetCore.Http;

namespace Amps.AuthJourney.Security;

/// <summary>What a browser may do with a page of the journey: load from here, send forms to here and on to where the journey leads, and nothing else.</summary>
internal static class JourneyHeaders
{
    /// <param name="response">Of the page.</param>
    /// <param name="app">That sent the end user; none where the link names none.</param>
    /// <param name="origin">The page that embeds the journey, where the session names one.</param>
    /// <param name="dashboard">The origin of the dashboard, which shows an app's journey in the sandbox; none in live.</param>
    /// <param name="signInPage">The origin of the manufacturer's own page, at the step before it.</param>
    public static void Write(HttpResponse response, CustomerApp? app, string? origin, string? dashboard, string? signInPage)
    {
        // Without the places that a form's answer redirects to, Chromium silently stays on the form.
        var forms = app is null ? "" : $" {AppUrls.SourceOf(app.RedirectUrl)} {AppUrls.SourceOf(app.ReconnectRedirectUrl)}";

        // The stylesheet draws the ticks and arrows of fields from itself.
        var images = app?.LogoUrl is { } logo ? $"data: {AppUrls.SourceOf(logo)}" : "data:";
        string[] embedders = origin is not null ? [origin] : [.. app?.Origins ?? [], .. dashboard is null ? Array.Empty<string>() : [dashboard]];
        var ancestors = embedders.Length == 0 ? "'none'" : string.Join(' ', embedders);
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; script-src 'self'; img-src {images}; form-action 'self'{forms}{(signInPage is null ? "" : " " + signInPage)}; frame-ancestors {ancestors}; base-uri 'none'";
        response.Headers["referrer-policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "accept-language";
    }
}
