using Amps.Api.OpenApi.Schemas;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>Fills the document from the routes that carry an <see cref="Routing.ApiRoute"/>; no other one is in it; and with what customers' own servers hear.</summary>
internal sealed class DocumentTransformer(EndpointDataSource endpoints) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Amps",
            Version = AmpsOpenApi.Version,
            Summary = "One API for batteries, EV chargers, HVAC units, solar inverters and vehicles of many manufacturers.",
            Description = DocumentTexts.Introduction,
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This server. The key decides between sandbox and live." }];
        document.Components ??= new OpenApiComponents();
        document.Tags = new HashSet<OpenApiTag>(DocumentTexts.Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
        DocumentSecurity.Declare(document);

        var schemas = new SchemaBook(document);
        var operations = new OperationWriter(document, schemas, new ResponseWriter(document, schemas));
        document.Paths = [];
        foreach (var (endpoint, route) in ApiRoutes.Of(endpoints))
        {
            operations.Add(endpoint, route);
        }

        TokenOperation.AddTo(document);
        new WebhookWriter(document, schemas).AddAll();

        return Task.CompletedTask;
    }
}
