using System.Security.Cryptography;
using Amps.Domain.Journeys;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using HostOptions = Amps.Api.Hosting.HostOptions;

namespace Amps.Api.Dashboard;

/// <summary>What the dashboard leaves in a browser: the session's secret, the antiforgery token, and for a moment what is shown once.</summary>
internal sealed class DashboardCookies(HostOptions options, IDataProtectionProvider protection)
{
    private const string Session = "amps-dashboard";
    private const string Once = "amps-dashboard-once";
    private const string Form = "amps-dashboard-form";
    private const string Secure = "__Host-";

    private static readonly TimeSpan OnceLife = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("amps.dashboard.once").ToTimeLimitedDataProtector();

    /// <returns>Nothing where the browser has none of ours.</returns>
    public string? SecretOf(HttpRequest request) => request.Cookies[NameFor(request, Session)] is { } value && OneTimeSecret.IsWellFormed(value) ? value : null;

    public void Keep(HttpContext http, string secret) => http.Response.Cookies.Append(NameFor(http.Request, Session), secret, CookieFor(http.Request));

    public void Drop(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request, Session), CookieFor(http.Request));

    /// <summary>Hands a secret over to the page that comes after a form, sealed for this session and that page: no address, no second look.</summary>
    public void Tell(HttpContext http, Visit visit, string page, string secret)
    {
        var cookie = CookieFor(http.Request);
        cookie.MaxAge = OnceLife;
        http.Response.Cookies.Append(NameFor(http.Request, Once), protector.Protect($"{Place(visit, page)}\n{secret}", OnceLife), cookie);
    }

    /// <summary>Takes what was handed over to this page, and forgets it. What is for another page stays for that one.</summary>
    public string? Take(HttpContext http, Visit visit)
    {
        if (http.Request.Cookies[NameFor(http.Request, Once)] is not { } value) return null;

        try
        {
            var told = protector.Unprotect(value).Split('\n', 2);
            if (!string.Equals(told[0], Place(visit, http.Request.Path), StringComparison.Ordinal)) return null;

            http.Response.Cookies.Delete(NameFor(http.Request, Once), CookieFor(http.Request));
            return told[1];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The framework's antiforgery, with a cookie as ours are.</summary>
    public static void Configure(AntiforgeryOptions antiforgery, HostOptions options)
    {
        antiforgery.FormFieldName = "form-token";
        antiforgery.SuppressXFrameOptionsHeader = true; // The content security policy says it.
        antiforgery.Cookie = new FormCookie(IsPublicHttps(options)) { Name = IsPublicHttps(options) ? Secure + Form : Form, HttpOnly = true, Path = "/", SameSite = SameSiteMode.Lax, IsEssential = true };
    }

    private static string Place(Visit visit, string page) => $"{visit.Visitor.Session} {page}";

    // Browsers take the prefix over https alone; plain http is for loopback in Development.
    private string NameFor(HttpRequest request, string name) => IsHttps(request) ? Secure + name : name;

    private CookieOptions CookieFor(HttpRequest request) => new() { HttpOnly = true, Path = "/", Secure = IsHttps(request), SameSite = SameSiteMode.Lax };

    private bool IsHttps(HttpRequest request) => request.IsHttps || IsPublicHttps(options);

    private static bool IsPublicHttps(HostOptions options) => options.PublicUrl?.Scheme is "https";

    // The framework would refuse forms that a proxy passes on by http; the cookie is secure all the same.
    private sealed class FormCookie(bool isPublicHttps) : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var cookie = base.Build(context, expiresFrom);
            cookie.Secure = isPublicHttps || context.Request.IsHttps;
            return cookie;
        }
    }
}
