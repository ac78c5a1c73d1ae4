using System.Net.Mime;

namespace Amps.Api.OpenApi;

/// <summary>Makes and serves the OpenAPI document.</summary>
internal static class AmpsOpenApi
{
    public const string DocumentName = "v1";
    public const string Path = "/openapi.json";

    public static string Version { get; } = typeof(AmpsOpenApi).Assembly.GetName().Version!.ToString(3);

    public static void AddAmpsOpenApi(this IServiceCollection services)
    {
        services.AddSingleton<PublishedDocument>();
        services.AddOpenApi(DocumentName, options =>
        {
            // Our handlers take the HttpContext alone, so there is nothing that the framework could find out about them: the document comes from ApiRoute.
            options.ShouldInclude = _ => false;
            options.AddDocumentTransformer<DocumentTransformer>();
        });
    }

    public static void MapAmpsOpenApi(this IEndpointRouteBuilder routes) => routes.MapGet(Path, static async (HttpContext http, PublishedDocument document) =>
    {
        var json = await document.GetAsync(http.RequestAborted);
        return Results.Bytes(json, MediaTypeNames.Application.Json);
    }).ExcludeFromDescription();
}
