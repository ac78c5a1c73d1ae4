namespace Amps.Api.Docs;

internal static class DocsPages
{
    public static void UseDocs(this IApplicationBuilder app)
    {
    }

    public static void MapDocs(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi.json");
}
