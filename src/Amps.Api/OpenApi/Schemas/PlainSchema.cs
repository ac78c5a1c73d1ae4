using System.Text.Json.Nodes;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi.Schemas;

/// <summary>The schemas of values that are no objects of ours.</summary>
internal static class PlainSchema
{
    private const string IdCharacters = "[0-9a-hjkmnp-tv-z]{26}";
    private const string ExampleId = "01jz5p9q3w8x7v6t5s4r2q1p0n";

    private static readonly Dictionary<Type, Func<OpenApiSchema>> Known = new()
    {
        [typeof(string)] = () => new OpenApiSchema { Type = JsonSchemaType.String },
        [typeof(bool)] = () => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        [typeof(int)] = () => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
        [typeof(long)] = () => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
        [typeof(double)] = () => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" },
        [typeof(DateTimeOffset)] = () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        [typeof(DateOnly)] = () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        [typeof(TimeOnly)] = () => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$", Examples = [JsonValue.Create("00:30")] },
        // Its converter writes the manufacturer's own fields beside the two.
        [typeof(CommandResult)] = () => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "success", "message" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["success"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Whether it was carried out." },
                ["message"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "One sentence." },
                [CommandResult.SchedulerCleared] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "True where the manufacturer's own scheduler was cleared for the command." },
            },
            AdditionalProperties = new OpenApiSchema(),
        },

        // A number or a boolean. Generators take the first of two types that are listed, and then fail over the other; of this they make "anything".
        [typeof(SettingValue)] = () => new OpenApiSchema { If = new OpenApiSchema { Type = JsonSchemaType.Boolean }, Else = new OpenApiSchema { Type = JsonSchemaType.Number } },
    };

    public static OpenApiSchema? Of(Type type)
    {
        if (Known.TryGetValue(type, out var make)) return make();

        var isId = type.IsValueType && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEntityId<>));
        return isId ? Id(type) : null;
    }

    private static OpenApiSchema Id(Type type)
    {
        var prefix = (string)type.GetProperty(nameof(IEntityId<>.Prefix))!.GetValue(null)!;
        return new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Pattern = $"^{prefix}_{IdCharacters}$",
            Examples = [JsonValue.Create($"{prefix}_{ExampleId}")],
        };
    }
}
