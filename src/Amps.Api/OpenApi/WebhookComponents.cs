using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>What all webhooks have in common, described once: the headers that they carry, and how a receiver may answer.</summary>
internal sealed class WebhookComponents(OpenApiDocument document)
{
    private const string Gone = "410";

    private static readonly string[] Families = ["svix", "webhook"];

    private static readonly (string Name, string Description, string Example)[] Headers =
    [
        ("id", "The message's id, the same on every repetition.", "msg_01jz5p9q3w8x7v6t5s4r2q1p0n"),
        ("timestamp", "When this attempt was made, in Unix seconds. Refuse what is older than a few minutes.", AnswerExamples.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ("signature", "`v1,` and the signature in base64; while two secrets are valid one of each, with a space between.", "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="),
    ];

    /// <summary>The headers of an event: both families of names, and the event's own.</summary>
    public IList<IOpenApiParameter> HeadersOf(string type) =>
    [
        .. Families.SelectMany(family => Headers.Select(header => Shared($"{family}-{header.Name}", header.Description, header.Example))),
        new OpenApiParameter
        {
            Name = "amps-event",
            In = ParameterLocation.Header,
            Required = true,
            Description = "The event.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Const = type },
        },
    ];

    public OpenApiResponses Answers() => new()
    {
        ["2XX"] = Shared("WebhookTaken", "Taken, if it arrives within 30 seconds. What the answer says is kept for you to see and otherwise ignored."),
        [Gone] = Shared("WebhookGone", "Nothing more is sent to the endpoint: it is disabled."),
        ["default"] = Shared("WebhookNotTaken",
            "Not taken, redirects included: sent again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `retry-after` is honoured up to twice the wait. Then the message is dead and can be replayed."),
    };

    private OpenApiParameterReference Shared(string name, string description, string example)
    {
        if (document.Components!.Parameters?.ContainsKey(name) != true)
        {
            document.AddComponent<IOpenApiParameter>(name, new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Required = true,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create(example),
            });
        }

        return new OpenApiParameterReference(name, document);
    }

    private OpenApiResponseReference Shared(string name, string description)
    {
        if (document.Components!.Responses?.ContainsKey(name) != true) document.AddComponent<IOpenApiResponse>(name, new OpenApiResponse { Description = description });
        return new OpenApiResponseReference(name, document);
    }
}
