using System.Reflection;
using System.Text.Json.Nodes;
using Amps.Api.Envelope;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi.Schemas;

/// <summary>What the envelopes promise beyond the types of their fields.</summary>
internal static class EnvelopeSchemas
{
    /// <returns>The schema to use for a member instead of its type's, or nothing.</returns>
    public static IOpenApiSchema? Override(MemberInfo member, SchemaBook book)
    {
        var owner = member.DeclaringType!;
        return member.Name switch
        {
            nameof(ErrorEnvelope.Success) when owner == typeof(ErrorEnvelope) => Always(false),
            nameof(ErrorEnvelope.Success) when owner.IsGenericType && owner.GetGenericTypeDefinition() == typeof(SuccessEnvelope<>) => Always(true),
            nameof(ErrorBody.Code) when owner == typeof(ErrorBody) => Codes(book),
            nameof(ErrorBody.Details) when owner == typeof(ErrorBody) => new OpenApiSchema { Type = JsonSchemaType.Object },
            _ => null,
        };
    }

    private static OpenApiSchema Always(bool value) => new() { Type = JsonSchemaType.Boolean, Enum = [JsonValue.Create(value)] };

    private static OpenApiSchemaReference Codes(SchemaBook book) => book.Named("ErrorCode", static () => new OpenApiSchema
    {
        Type = JsonSchemaType.String,
        Description = "What went wrong, as a stable word. [The reference](/docs#errors) explains each. Codes may be added at any time.",
        Enum = [.. ErrorCatalogue.All.Select(entry => (JsonNode)JsonValue.Create(entry.Code))],
    });
}
