namespace Amps.Api.Authentication;

/// <summary>Recognises the endpoint that routing makes up where an address exists and the method does not.</summary>
internal static class WrongMethod
{
    private const string RoutingsName = "405 HTTP Method Not Supported";

    private static readonly PathString[] Public = ["/openapi.json", "/docs", "/health", "/dashboard", "/.well-known", "/oauth2"];

    public static bool Is(Endpoint endpoint) => string.Equals(endpoint.DisplayName, RoutingsName, StringComparison.Ordinal);

    /// <summary>Whether a key is asked for before the method is refused.</summary>
    public static bool BelongsToApi(PathString path) => !Public.Any(prefix => path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
}
