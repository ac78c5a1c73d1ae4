namespace Amps.Api.Docs;

/// <summary>What browsers may do with the guide and the reference: load from here, speak to here, and nothing else.</summary>
internal static class DocsHeaders
{
    /// <summary>Where Swagger UI is.</summary>
    public const string Ui = DocsPages.Root + "/ui";

    private const string Common = "default-src 'none'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; ";
    private const string Guide = Common + "style-src 'self'; img-src 'self'";

    // Swagger UI writes style attributes, draws its icons as data: images and calls the API.
    private const string Reference = Common + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";

    public static void Write(HttpContext http)
    {
        var isReference = http.Request.Path.StartsWithSegments(Ui, StringComparison.OrdinalIgnoreCase);
        http.Response.Headers.ContentSecurityPolicy = isReference ? Reference : Guide;
        http.Response.Headers["referrer-policy"] = "no-referrer";
    }
}
