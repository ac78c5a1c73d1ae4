using Amps.Api.Routing;

namespace Amps.Api.OpenApi;

/// <summary>The routes of the API as they are told to people: by tag, then by path, so that a list stands before what is in it.</summary>
internal static class ApiRoutes
{
    public static IEnumerable<(RouteEndpoint Endpoint, ApiRoute Route)> Of(EndpointDataSource endpoints) => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => (Endpoint: endpoint, Route: endpoint.Metadata.GetMetadata<ApiRoute>()!))
        .Where(pair => pair.Route is not null)
        .OrderBy(pair => DocumentTexts.Rank(pair.Route.Tag))
        .ThenBy(pair => pair.Endpoint.RoutePattern.RawText, StringComparer.Ordinal);
}
