namespace Amps.Api.Dashboard;

/// <summary>What a browser may do with a page of the dashboard: load its stylesheet, send forms to here, and nothing else. There is no script.</summary>
internal static class DashboardHeaders
{
    // The stylesheet draws the ticks and arrows of fields from itself.
    private const string Policy = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static void Write(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-cache, no-store"; // A page may show a secret; the stylesheet says otherwise of itself. Antiforgery complains in the log where the first word is missing.
        response.Headers["referrer-policy"] = "same-origin";
        response.Headers["cross-origin-opener-policy"] = "same-origin";
        response.Headers.XFrameOptions = "DENY";
    }

    /// <summary>Lets a page show another one within it.</summary>
    /// <param name="response">Of the page.</param>
    /// <param name="origin">Of what it shows.</param>
    public static void LetShow(HttpResponse response, string origin) => response.Headers.ContentSecurityPolicy = $"{Policy}; frame-src {origin}";
}
