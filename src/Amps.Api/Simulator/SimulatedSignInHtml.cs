using System.Text.Encodings.Web;
using Amps.Application.Ports;

namespace Amps.Api.Simulator;

/// <summary>The pages' texts. They need no script, and look like nobody's.</summary>
internal static class SimulatedSignInHtml
{
    private const string Style = "body{font:1rem/1.5 system-ui,sans-serif;max-width:24rem;margin:2rem auto;padding:0 1rem}h1{overflow-wrap:anywhere}label{display:block;margin:1rem 0 .25rem}"
        + "input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}button{font:inherit;padding:.5rem 1rem;margin:1rem .5rem 0 0}:root{color-scheme:light dark}";

    // The hash of the style above: nothing else may be applied.
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'; base-uri 'none'; form-action 'self' ";

    public static string Refusal { get; } = Page("Simulated sign-in", "<p>This page was asked for in a way that it does not answer. Go back to the app and begin again.</p>");

    public static void WriteHeaders(HttpContext http)
    {
        // The form's answer leads back to the journey.
        var journey = new Uri(http.RequestServices.GetRequiredService<IPublicAddress>().Journey);
        http.Response.Headers.ContentSecurityPolicy = Policy + journey.GetLeftPart(UriPartial.Authority);
        http.Response.Headers["referrer-policy"] = "no-referrer";
    }

    public static string SignIn(string name, string? problem)
    {
        var shown = HtmlEncoder.Default.Encode(name);
        var said = problem is null ? "" : $"<p id=\"problem\" role=\"alert\"><strong>{HtmlEncoder.Default.Encode(problem)}</strong></p>";
        return Page($"Sign in to {shown}", $"""
            <p>{shown} is a simulated manufacturer: any name and password will do. Do not enter a real password.</p>
            {said}
            <form method="post">
            <label for="user">Name</label><input id="user" name="user" autocomplete="off" autocapitalize="none" spellcheck="false" required maxlength="200">
            <label for="password">Password</label><input id="password" name="password" type="password" autocomplete="off" required maxlength="200">
            <button name="decision" value="allow">Sign in and allow</button><button name="decision" value="deny" formnovalidate>Cancel</button>
            </form>
            """);
    }

    private static string Page(string title, string body) =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{Style}</style></head><body><main><h1>{title}</h1>{body}</main></body></html>";
}
