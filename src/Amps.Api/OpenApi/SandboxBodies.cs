using System.Globalization;
using Amps.Application.Sandbox.OrderFailures;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>The bodies of the sandbox's routes.</summary>
internal static class SandboxBodies
{
    public static OpenApiRequestBody AddSimulatedDevice() => RequestBodies.Body(
        RequestBodies.Object(
            "A device to simulate.",
            ["deviceType", "vendor", "userId"],
            ("deviceType", RequestBodies.Word("The family.", Wire<DeviceType>.Names)),
            ("vendor", RequestBodies.Text("A manufacturer that makes the type, by its key of `GET /oems`.")),
            ("userId", RequestBodies.Text("Your own id of the end user: 1 to 128 of `A-Za-z0-9._@:+|-`.")),
            ("timezone", RequestBodies.Text("The IANA time zone of the plant. `Europe/London`, if left away."))),
        "A battery in Paris",
        """{ "deviceType": "battery", "vendor": "auron", "userId": "user-42", "timezone": "Europe/Paris" }""");

    public static OpenApiRequestBody HoldState() => RequestBodies.Body(
        RequestBodies.Object("What the device shall say.", ["fields"], ("fields", RequestBodies.Object("Fields of the device's `state`.", [], [.. FieldsOfAll()]))),
        "A battery at half of its capacity",
        """{ "fields": { "status": "charging", "level": 50, "chargeRate": 2.5 } }""");

    public static OpenApiRequestBody OrderFailures() => RequestBodies.Body(
        RequestBodies.Object(
            "How the next calls fail.",
            ["code", "count"],
            ("code", RequestBodies.Word("What the manufacturer does.", FailureCode.All)),
            ("count", new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "0",
                Maximum = OrderFailuresCommand.MaxCount.ToString(CultureInfo.InvariantCulture),
                Description = "To how many calls.",
            })),
        "Three timeouts",
        """{ "code": "TIMEOUT", "count": 3 }""");

    // Families share names: what each of them takes stands in the description, since the schema is one for all.
    private static IEnumerable<(string Name, IOpenApiSchema Schema)> FieldsOfAll() =>
        Enum.GetValues<DeviceType>()
            .SelectMany(type => StateFields.Of(type).Select(field => (Type: Wire<DeviceType>.Name(type), Field: field)))
            .GroupBy(one => one.Field.Name, StringComparer.Ordinal)
            .Select(named => (named.Key, (IOpenApiSchema)new OpenApiSchema
            {
                Type = TypeOf(named.First().Field) | JsonSchemaType.Null,
                Description = string.Join(" ", named.Select(one => $"On `{one.Type}`: {one.Field.Expected}.")),
            }));

    private static JsonSchemaType TypeOf(StateField field) => field switch
    {
        StateField.Number => JsonSchemaType.Number,
        StateField.Flag => JsonSchemaType.Boolean,
        StateField.Word => JsonSchemaType.String,
        _ => throw new NotSupportedException($"The document has no form for {field}."),
    };
}
