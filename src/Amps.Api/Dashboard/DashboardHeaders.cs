namespace Amps.Api.Dashboard;

/// <summary>What a browser may do with a page of the dashboard: load its stylesheet, send forms to here, and nothing else. There is no script.</summary>
internal static class DashboardHeaders
{
    public static void Write(HttpResponse response)
    {
        // The stylesheet draws the ticks and arrows of fields from itself.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        response.Headers.CacheControl = "no-store"; // A page may show a secret; the stylesheet says otherwise of itself.
        response.Headers["referrer-policy"] = "same-origin";
        response.Headers["cross-origin-opener-policy"] = "same-origin";
        response.Headers.XFrameOptions = "DENY";
    }
}
