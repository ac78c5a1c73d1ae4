using System.Net.Mime;
using System.Text.Json.Nodes;
using Amps.Api.OpenApi.Schemas;
using Amps.Api.Routing;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>The bodies that routes take. They are read by hand, so that nothing in them is dropped, and so described by hand too.</summary>
internal static class RequestBodies
{
    public static OpenApiRequestBody Of(RequestBodyKind kind, SchemaBook schemas) => kind switch
    {
        RequestBodyKind.Push => Body(Push(schemas), "A window", """
            { "action": { "command": "charge", "parameters": { "power": { "value": 3, "unit": "kw" }, "target": { "value": 80, "unit": "percent" } }, "start": "30m", "end": "2h" },
              "onConflict": "cancel_and_replace" }
            """),
        RequestBodyKind.Settings => Body(Settings(), "Two settings", """
            { "discharge_floor": { "value": 20, "unit": "percent" }, "max_charge_rate": { "value": 60, "unit": "amps" } }
            """),
        RequestBodyKind.Schedule => Body(Schedule(schemas), "Two nights a week", """
            { "timezone": "Europe/London",
              "recurrence": { "rule": "weekly", "days": ["mon", "tue"], "until": "2027-03-31", "exclusions": ["2026-12-28"] },
              "slots": [ { "time": "00:30", "duration": "PT5H", "command": "charge", "parameters": { "target": { "value": 100, "unit": "percent" } } } ] }
            """),
        RequestBodyKind.AddSimulatedDevice => SandboxBodies.AddSimulatedDevice(),
        RequestBodyKind.HoldState => SandboxBodies.HoldState(),
        RequestBodyKind.OrderFailures => SandboxBodies.OrderFailures(),
        RequestBodyKind.LinkSession => LinkBodies.LinkSession(),
    };

    internal static OpenApiRequestBody Body(IOpenApiSchema schema, string summary, string example) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [MediaTypeNames.Application.Json] = new OpenApiMediaType
            {
                Schema = schema,
                Examples = new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal) { ["body"] = new OpenApiExample { Summary = summary, Value = JsonNode.Parse(example) } },
            },
        },
    };

    private static OpenApiSchema Push(SchemaBook schemas) => Object(
        "What a device is told.",
        ["action"],
        ("action", Object(
            "The command, with its values and times.",
            ["command"],
            ("command", Word("The command; the device's `commands` say which it takes.", Commands.All)),
            ("parameters", new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "The command's parameters, by name.",
                AdditionalProperties = schemas.Of(typeof(Quantity)),
            }),
            ("start", Text("The plant's wall clock `YYYY-MM-DDTHH:MM:SS`, or relative such as `30m` or `1.5h`. At once, if left away.")),
            ("end", Text("The same; relative counts from `start`. Then the device's mode is restored.")))),
        ("onConflict", Word("What to do about a push that is there already.", Wire<ConflictStrategy>.Names)),
        ("sandbox", Object(
            "How a simulated device shall treat the push; live ignores it.",
            [],
            ("outcome", Word("How it ends.", Wire<Domain.Actions.SandboxOutcome>.Names)),
            ("delaySeconds", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "0", Maximum = "300", Description = "After how many seconds." }))));

    private static OpenApiSchema Settings() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "The settings to write, by name; the device's `settings` say which it has.",
        MinProperties = 1,
        AdditionalProperties = Object(
            "What a setting is set to.",
            ["value"],
            ("value", PlainSchema.Of(typeof(SettingValue))!),
            ("unit", Word("The unit of a number; a switch has none.", Wire<Unit>.Names))),
    };

    // Recurrence and slots are read and written in the same form.
    private static OpenApiSchema Schedule(SchemaBook schemas) => Object(
        "What a device is told at set times.",
        ["slots"],
        ("timezone", Text("The IANA zone of wall clocks and days. The device's, if left away.")),
        ("recurrence", SchemaBook.OrNull(schemas.Of(typeof(Recurrence)))),
        ("slots", new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Description = "They must not overlap. The first is slot 0.",
            Items = schemas.Of(typeof(Slot)),
            MinItems = 1,
            MaxItems = SchedulePlan.MaxSlots,
        }));

    internal static OpenApiSchema Object(string description, IEnumerable<string> required, params (string Name, IOpenApiSchema Schema)[] members) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Required = required.ToHashSet(StringComparer.Ordinal),
        Properties = members.ToDictionary(member => member.Name, member => member.Schema, StringComparer.Ordinal),
        AdditionalPropertiesAllowed = false,
    };

    internal static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    internal static OpenApiSchema Word(string description, IReadOnlyList<string> words) => new()
    {
        Type = JsonSchemaType.String,
        Description = description,
        Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))],
    };
}
