using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amps.Api.OpenApi.Schemas;
using Amps.Api.Routing;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>The schema of a query parameter.</summary>
internal static class QuerySchema
{
    public static IOpenApiSchema Of(IQueryParameter parameter, SchemaBook schemas)
    {
        // The words of an enum are the enum's own schema, so that clients get one type for both.
        if (parameter.GetType().GenericTypeArguments is [{ IsEnum: true } words]) return schemas.Of(words);

        var shape = parameter.Shape;
        return new OpenApiSchema
        {
            Type = shape.Type switch
            {
                "integer" => JsonSchemaType.Integer,
                "number" => JsonSchemaType.Number,
                "boolean" => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
            Format = shape.Format,
            Pattern = shape.Pattern,
            Enum = shape.Values is { } values ? [.. values.Select(value => (JsonNode)JsonValue.Create(value))] : null,
            Minimum = shape.Min?.ToString(CultureInfo.InvariantCulture),
            Maximum = shape.Max?.ToString(CultureInfo.InvariantCulture),
            Default = shape.Default is { } value ? JsonSerializer.SerializeToNode(value) : null,
        };
    }
}
