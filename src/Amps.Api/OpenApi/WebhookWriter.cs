using System.Text.Json;
using Amps.Api.OpenApi.Schemas;
using Amps.Application;
using Amps.Domain.Webhooks;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>Describes what customers' own servers hear: an entry for each event that there is.</summary>
internal sealed class WebhookWriter(OpenApiDocument document, SchemaBook schemas)
{
    private const string Tag = "Events";

    private readonly WebhookComponents components = new(document);

    public void AddAll()
    {
        document.Webhooks = new Dictionary<string, IOpenApiPathItem>(StringComparer.Ordinal);
        foreach (var type in EventCatalogue.All)
        {
            var item = new OpenApiPathItem();
            item.AddOperation(HttpMethod.Post, Describe(type));
            document.Webhooks[type] = item;
        }
    }

    private OpenApiOperation Describe(string type)
    {
        var (summary, description) = WebhookTexts.Of(type);
        var body = EventExamples.Of(type, AnswerExamples.At).Body;
        var example = JsonSerializer.Serialize(body, AmpsJson.Default.GetTypeInfo(body.GetType())!);
        return new OpenApiOperation
        {
            OperationId = "on" + string.Concat(type.Split('.', '_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
            Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
            Summary = summary,
            Description = $"{description}\n\n{WebhookTexts.Delivery}",
            Parameters = components.HeadersOf(type),
            RequestBody = RequestBodies.Body(schemas.Of(body.GetType()), "An event", example),
            Responses = components.Answers(),
            // It carries no key of ours: the signature proves where it is from.
            Security = [],
        };
    }
}
