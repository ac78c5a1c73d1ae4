using Amps.Api.Docs;
using Amps.Application.Ports;

namespace Amps.Api.OAuth;

/// <summary>The addresses that OAuth clients know.</summary>
internal static class OAuthRoutes
{
    public const string Metadata = "/.well-known/oauth-authorization-server";

    public static void MapOAuth(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(TokenEndpoint.Path, (HttpContext http, TokenEndpoint endpoint) => endpoint.AnswerAsync(http)).ExcludeFromDescription();
        routes.MapGet(Metadata, (IPublicAddress address) => TypedResults.Json(Describe(address.Base), OAuthJson.Default.ServerMetadata)).ExcludeFromDescription();
    }

    private static ServerMetadata Describe(string address) =>
        new(address, address + TokenEndpoint.Path, ["client_credentials"], ["client_secret_basic", "client_secret_post"], [], address + DocsPages.Root);
}
