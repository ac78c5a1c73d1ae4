using System.Reflection;
using System.Text.Json.Serialization;
using Amps.Application.Devices;
using Amps.Domain.Devices;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi.Schemas;

/// <summary>The field that tells the kinds of an object apart. It is written first, and is no property of our classes.</summary>
internal static class Discriminators
{
    // The enum whose words a discriminator uses, and what it says.
    private static readonly Dictionary<Type, (Type Words, string Description)> Known = new()
    {
        [typeof(DeviceRead)] = (typeof(DeviceType), "Which of the five types the device is, and so which `state` it has."),
    };

    /// <summary>Adds the field: any of the words to the base, the one word to each kind.</summary>
    public static void Write(OpenApiSchema schema, Type type, SchemaBook book)
    {
        if (RootOf(type) is not { } root || !Known.TryGetValue(root, out var known)) return;

        var name = root.GetCustomAttribute<JsonPolymorphicAttribute>()!.TypeDiscriminatorPropertyName!;
        if (type == root)
        {
            Add(schema, name, book.Of(known.Words), known.Description);
            schema.Discriminator = new OpenApiDiscriminator { PropertyName = name, Mapping = Kinds(root, book).ToDictionary(kind => kind.Word, kind => kind.Schema, StringComparer.Ordinal) };
        }
        else if (WordOf(root, type) is { } word)
        {
            Add(schema, name, new OpenApiSchema { Type = JsonSchemaType.String, Const = word }, known.Description);
        }
    }

    private static void Add(OpenApiSchema schema, string name, IOpenApiSchema value, string description)
    {
        value.Description = description;
        schema.Properties![name] = value;
        schema.Required!.Add(name);
    }

    private static Type? RootOf(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false)) return candidate;
        }

        return null;
    }

    private static string? WordOf(Type root, Type type) =>
        (string?)root.GetCustomAttributes<JsonDerivedTypeAttribute>().FirstOrDefault(kind => kind.DerivedType == type)?.TypeDiscriminator;

    private static IEnumerable<(string Word, OpenApiSchemaReference Schema)> Kinds(Type root, SchemaBook book) =>
        root.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => ((string)kind.TypeDiscriminator!, (OpenApiSchemaReference)book.Of(kind.DerivedType)));
}
