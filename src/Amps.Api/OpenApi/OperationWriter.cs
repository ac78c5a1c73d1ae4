using System.Text.Json.Nodes;
using Amps.Api.OpenApi.Schemas;
using Amps.Api.Routing;
using Amps.Domain.Common;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>Turns a route into an operation.</summary>
internal sealed class OperationWriter(OpenApiDocument document, SchemaBook schemas, ResponseWriter responses)
{
    public const string PermissionExtension = "x-amps-permission";

    public void Add(RouteEndpoint endpoint, ApiRoute route)
    {
        var path = PathOf(endpoint);
        if (!document.Paths.TryGetValue(path, out var item)) document.Paths[path] = item = new OpenApiPathItem();
        foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
        {
            var isRepeatable = HttpMethods.IsPost(method);
            var operation = Describe(endpoint, route, isRepeatable);
            if (isRepeatable) operation.Parameters!.Add(IdempotencyKey());
            if (route.TakesIfMatch) operation.Parameters!.Add(IfMatch());
            ((OpenApiPathItem)item).AddOperation(HttpMethod.Parse(method), operation);
        }
    }

    // Without the constraints that a route pattern may hold.
    private static string PathOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            _ => throw new NotSupportedException($"The document has no form for the route {endpoint.RoutePattern.RawText}."),
        }))));

    private OpenApiOperation Describe(RouteEndpoint endpoint, ApiRoute route, bool isRepeatable)
    {
        var operation = new OpenApiOperation
        {
            OperationId = route.OperationId,
            Tags = new HashSet<OpenApiTagReference> { new(route.Tag, document) },
            Summary = route.Summary,
            Description = $"{route.Description}\n\n{(route.Permission is { } needed ? $"Needs the permission `{needed}`." : "Any valid key will do.")}",
            Parameters = [.. endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).Select(InPath), .. route.Query.Select(InQuery)],
            RequestBody = route.Body is { } body ? RequestBodies.Of(body, schemas) : null,
            Responses = responses.Of(route, isRepeatable),
        };
        if (route.Permission is { } permission)
        {
            operation.Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal) { [PermissionExtension] = new JsonNodeExtension(JsonValue.Create(permission)) };
        }

        return operation;
    }

    private IOpenApiParameter InPath(string name) => new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Description = PathParameters.DescriptionOf(name),
        Schema = PathParameters.TypeOf(name) is { } type ? schemas.Of(type) : new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiParameter IdempotencyKey() => new()
    {
        Name = IdempotentRun.Header,
        In = ParameterLocation.Header,
        Description = "A word of your own for this call: its repetition within 24 hours changes nothing and gets the first answer again, with `idempotent-replayed: true`.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyRecord.MaxKeyLength },
    };

    private static OpenApiParameter IfMatch() => new()
    {
        Name = "if-match",
        In = ParameterLocation.Header,
        Description = "The `etag` of an answer: changes nothing where somebody else changed the schedule since (409 `CONFLICT`, reason `etag_mismatch`). `*` asks for any schedule to be there.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private IOpenApiParameter InQuery(IQueryParameter parameter) => new OpenApiParameter
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = QuerySchema.Of(parameter, schemas),
    };
}
