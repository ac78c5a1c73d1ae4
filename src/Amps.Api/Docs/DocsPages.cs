using System.Net.Mime;
using System.Text;
using Amps.Api.OpenApi;

namespace Amps.Api.Docs;

/// <summary>The guide at <c>/docs</c>, the interactive reference below <c>/docs/ui</c>, and the OpenAPI document that it shows. All of it comes from this assembly.</summary>
internal static class DocsPages
{
    public const string Root = "/docs";

    private static readonly (string Name, string Type)[] Files =
    [
        ("docs.css", MediaTypeNames.Text.Css),
        ("docs.js", MediaTypeNames.Text.JavaScript),
        ("ui.css", MediaTypeNames.Text.Css),
        ("icon.svg", "image/svg+xml"),
    ];

    public static void UseDocs(this IApplicationBuilder app)
    {
        app.Use((http, next) =>
        {
            if (http.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase)) DocsHeaders.Write(http);
            return next(http);
        });
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = DocsHeaders.Ui[1..];
            options.IndexStream = () => DocsResources.Open("ui.html");
            options.SwaggerEndpoint(AmpsOpenApi.Path, "Amps");
            options.EnableDeepLinking();
            options.DisplayRequestDuration();
            options.DefaultModelsExpandDepth(0);

            // A key that is entered lives in the page's memory alone.
            options.ConfigObject.PersistAuthorization = false;
        });
    }

    public static void MapDocs(this IEndpointRouteBuilder routes)
    {
        routes.MapAmpsOpenApi();
        var page = new Lazy<string>(() => DocsHtml.Make(routes.ServiceProvider.GetRequiredService<EndpointDataSource>()));
        routes.MapGet(Root, () => Results.Text(page.Value, MediaTypeNames.Text.Html, Encoding.UTF8)).ExcludeFromDescription();
        foreach (var (name, type) in Files)
        {
            var content = DocsResources.Read(name);
            routes.MapGet($"{Root}/{name}", () => Results.Text(content, type, Encoding.UTF8)).ExcludeFromDescription();
        }
    }
}
