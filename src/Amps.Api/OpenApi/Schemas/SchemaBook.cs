using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi.Schemas;

/// <summary>
/// The schemas of the document, made from the very contracts that write the answers (<see cref="ApiJson"/>): names, order, what is left away
/// when it is null, and which types a discriminator tells apart cannot differ from what is sent.
/// </summary>
internal sealed class SchemaBook
{
    private readonly OpenApiDocument document;
    private readonly ObjectSchema objects;

    public SchemaBook(OpenApiDocument document)
    {
        this.document = document;
        objects = new ObjectSchema(this);
    }

    // Closed generics that are written through their base (a page of batteries is sent as a page of devices) have no contract of their own at compile time.
    public static JsonSerializerOptions Json { get; } = new(ApiJson.Default.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(ApiJson.Default, new DefaultJsonTypeInfoResolver()),
    };

    /// <summary>The schema of a type: in place for plain values, by reference for objects and enums.</summary>
    public IOpenApiSchema Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return OrNull(Of(value));
        if (PlainSchema.Of(type) is { } plain) return plain;

        if (Alternatives.Of(type) is { } kinds) return Named(type, () => objects.MakeAnyOf(type, kinds));

        var contract = Json.GetTypeInfo(type);
        return contract.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(contract.ElementType!) },
            JsonTypeInfoKind.Dictionary => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Of(contract.ElementType!) },
            JsonTypeInfoKind.Object => Named(type, () => objects.Make(contract)),
            JsonTypeInfoKind.None when type.IsEnum => Named(type, () => Words(type)),
            JsonTypeInfoKind.None => throw new NotSupportedException($"{type} is written by a converter that the document does not know; describe it in {nameof(PlainSchema)}."),
        };
    }

    /// <summary>The same, or null.</summary>
    public static IOpenApiSchema OrNull(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema { Type: { } type } plain)
        {
            plain.Type = type | JsonSchemaType.Null;
            return plain;
        }

        return new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, schema] };
    }

    /// <summary>A reference to the type's schema, which is made where it is not there yet.</summary>
    public OpenApiSchemaReference Named(Type type, Func<OpenApiSchema> make) => Named(TypeNames.Of(type), make);

    public OpenApiSchemaReference Named(string name, Func<OpenApiSchema> make)
    {
        document.Components!.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        if (!document.Components.Schemas.ContainsKey(name))
        {
            // The name is taken before its schema is made: types may refer to themselves.
            document.AddComponent<IOpenApiSchema>(name, new OpenApiSchema());
            document.Components.Schemas[name] = make();
        }

        return new OpenApiSchemaReference(name, document);
    }

    private static OpenApiSchema Words(Type type) => new()
    {
        Type = JsonSchemaType.String,
        Description = DocComments.OfType(type),
        Enum = [.. Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, Json)!)],
    };
}

/// <summary>The names of types in the document; clients are generated with them.</summary>
internal static class TypeNames
{
    /// <returns>For example <c>BatteryReadPage</c> for a page of batteries.</returns>
    public static string Of(Type type)
    {
        if (!type.IsGenericType) return type.Name;

        var own = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return string.Concat(type.GenericTypeArguments.Select(Of)) + own.Replace("SuccessEnvelope", "Envelope", StringComparison.Ordinal);
    }
}
