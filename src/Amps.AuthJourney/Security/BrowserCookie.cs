using Amps.Application.Ports;
using Amps.Domain.Journeys;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.AuthJourney.Security;

/// <summary>Tells browsers apart by 256 random bits that no script can read; journeys are bound to its hash. In a frame it is a cookie of its own, which the browser keeps apart for each embedding site.</summary>
internal static class BrowserCookie
{
    private const string Name = "amps-link";
    private const string FrameName = "amps-link-frame";

    /// <summary>Whether the page is shown within another one.</summary>
    public static bool IsFramed(HttpRequest request) => request.Headers["sec-fetch-dest"].ToString() is "iframe" or "frame" or "embed" or "object";

    /// <summary>Whether another site's page sent it, as far as the browser tells: what needs no cookie could be sent for anybody.</summary>
    public static bool IsForeign(HttpRequest request) => request.Headers["sec-fetch-site"].ToString() is not ("" or "same-origin");

    /// <returns>The hash of this browser's cookie; nothing where it has none.</returns>
    public static string? HashOf(HttpRequest request) =>
        request.Cookies[NameFor(request)] is { } value && OneTimeSecret.IsWellFormed(value) ? OneTimeSecret.HashOf(value) : null;

    /// <summary>Gives this browser a cookie where it has none.</summary>
    /// <returns>Its hash.</returns>
    public static string Ensure(HttpContext http)
    {
        if (HashOf(http.Request) is { } known) return known;

        var value = OneTimeSecret.New();
        Give(http, value);
        return OneTimeSecret.HashOf(value);
    }

    /// <summary>Gives this browser a cookie in the place of the one that it may have.</summary>
    public static void Give(HttpContext http, string value)
    {
        var (isFramed, isSecure) = (IsFramed(http.Request), IsSecure(http.Request));
        var options = new CookieOptions
        {
            HttpOnly = true,
            Path = "/",
            Secure = isSecure,
            SameSite = isFramed && isSecure ? SameSiteMode.None : SameSiteMode.Lax,
        };
        if (isFramed && isSecure) options.Extensions.Add("Partitioned");
        http.Response.Cookies.Append(NameFor(http.Request), value, options);
    }

    // Browsers take the prefix over https alone; plain http is for loopback in Development.
    private static string NameFor(HttpRequest request)
    {
        var name = IsFramed(request) ? FrameName : Name;
        return IsSecure(request) ? "__Host-" + name : name;
    }

    // A proxy that ends TLS need not be one whose headers are trusted.
    private static bool IsSecure(HttpRequest request) =>
        request.IsHttps || request.HttpContext.RequestServices.GetRequiredService<IPublicAddress>().Base.StartsWith(Uri.UriSchemeHttps + "://", StringComparison.Ordinal);
}
