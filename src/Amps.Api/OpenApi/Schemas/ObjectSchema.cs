using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi.Schemas;

/// <summary>Makes the schemas of objects.</summary>
internal sealed class ObjectSchema(SchemaBook book)
{
    /// <remarks>What is always written is required; what is left away when it is null is not, and is never null.</remarks>
    public OpenApiSchema Make(JsonTypeInfo contract)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
            Required = new HashSet<string>(StringComparer.Ordinal),
        };
        var parent = ParentOf(contract.Type);
        Discriminators.Write(schema, contract.Type, book);
        foreach (var property in contract.Properties.Where(IsWritten))
        {
            var member = (MemberInfo)property.AttributeProvider!;
            if (property.IsExtensionData) schema.AdditionalProperties = new OpenApiSchema { Description = DocComments.OfProperty(member) };
            else if (parent is null || !member.DeclaringType!.IsAssignableFrom(parent)) Add(schema, property, member);
        }

        if (parent is null)
        {
            schema.Description = DocComments.OfType(contract.Type);
            return schema;
        }

        return new OpenApiSchema { Description = DocComments.OfType(contract.Type), AllOf = [book.Of(parent), schema] };
    }

    /// <summary>The schema of what is one of several kinds: all their fields, none of them required.</summary>
    public OpenApiSchema MakeAnyOf(Type type, IReadOnlyList<Type> kinds)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = DocComments.OfType(type),
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
            Required = new HashSet<string>(StringComparer.Ordinal),
        };
        foreach (var property in kinds.SelectMany(kind => SchemaBook.Json.GetTypeInfo(kind).Properties)) Add(schema, property, (MemberInfo)property.AttributeProvider!);
        schema.Required = null;
        return schema;
    }

    // What is never written is listed all the same, without a getter.
    private static bool IsWritten(JsonPropertyInfo property) => property.Get is not null;

    // A base class that is written with its fields; one without any is left away.
    private static Type? ParentOf(Type type) =>
        type.BaseType is { IsAbstract: true } parent && SchemaBook.Json.GetTypeInfo(parent).Properties.Count > 0 ? parent : null;

    private void Add(OpenApiSchema schema, JsonPropertyInfo property, MemberInfo member)
    {
        var isOptional = member.GetCustomAttribute<JsonIgnoreAttribute>() is not null;
        var type = isOptional ? Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType : property.PropertyType;
        var own = EnvelopeSchemas.Override(member, book) ?? book.Of(type);
        var isNull = !isOptional && property.IsGetNullable && !property.PropertyType.IsValueType && !IsOpen(member);
        schema.Properties![property.Name] = Describe(isNull ? SchemaBook.OrNull(own) : own, DocComments.OfProperty(member));
        if (!isOptional) schema.Required!.Add(property.Name);
    }

    // A type parameter without constraints counts as nullable; what stands in for it never is.
    private static bool IsOpen(MemberInfo member) =>
        member.DeclaringType is { IsGenericType: true } type && type.GetGenericTypeDefinition().GetProperty(member.Name)!.PropertyType.IsGenericParameter;

    private static IOpenApiSchema Describe(IOpenApiSchema schema, string? description)
    {
        if (description is not null) schema.Description = description;
        return schema;
    }
}
