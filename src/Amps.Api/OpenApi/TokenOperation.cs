using System.Globalization;
using System.Net.Mime;
using System.Text.Json.Nodes;
using Amps.Api.OAuth;
using Amps.Domain.Customers;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>The one operation that is not ours to shape: its form, its answers and its errors are those of RFC 6749. So it is described by hand.</summary>
internal static class TokenOperation
{
    public const string Id = "issueToken";

    private const string Form = "application/x-www-form-urlencoded";

    public static void AddTo(OpenApiDocument document)
    {
        var item = new OpenApiPathItem();
        item.AddOperation(HttpMethod.Post, Describe(document));
        document.Paths[TokenEndpoint.Path] = item;
    }

    private static OpenApiOperation Describe(OpenApiDocument document) => new()
    {
        OperationId = Id,
        Tags = new HashSet<OpenApiTagReference> { new(DocumentTexts.Keys, document) },
        Summary = "Get an access token",
        Description = $"The client-credentials grant of OAuth 2: the key's id is the client's id, the key its secret, sent in the form or as Basic. The token lives an hour, acts as the key and may do what the key may at each call. At most 60 an hour for each key.\n\nNeeds the permission `{Permission.TokensIssue}`.",
        RequestBody = Body(),
        Responses = Responses(),
        Security = DocumentSecurity.OfTokens(document),
        Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal) { [OperationWriter.PermissionExtension] = new JsonNodeExtension(JsonValue.Create(Permission.TokensIssue)) },
    };

    private static OpenApiRequestBody Body() => new()
    {
        Required = true,
        Content = Content(Form, RequestBodies.Object(
            "Who asks for a token.",
            ["grant_type"],
            ("grant_type", RequestBodies.Word("The only grant there is.", ["client_credentials"])),
            ("client_id", RequestBodies.Text("The key's id, `key_…`. Left away where the client authenticates as Basic.")),
            ("client_secret", RequestBodies.Text("The key itself, `amps_sk_…`. Left away where the client authenticates as Basic."))),
            """{ "grant_type": "client_credentials", "client_id": "key_01jz5p9q3w8x7v6t5s4r2q1p0n", "client_secret": "amps_sk_test_…" }"""),
    };

    private static OpenApiResponses Responses()
    {
        var all = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse
            {
                Description = "A token. It is told this once.",
                Content = Content(MediaTypeNames.Application.Json, RequestBodies.Object(
                    "A token.",
                    ["access_token", "token_type", "expires_in"],
                    ("access_token", RequestBodies.Text("Send it as `Authorization: Bearer <token>`.")),
                    ("token_type", RequestBodies.Word("How it is sent.", ["Bearer"])),
                    ("expires_in", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Description = "Seconds until it ends; fewer than 3600 where the key itself ends before." })),
                    """{ "access_token": "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.…", "token_type": "Bearer", "expires_in": 3600 }"""),
            },
        };
        foreach (var refused in OAuthError.All.GroupBy(one => one.Status)) all[refused.Key.ToString(CultureInfo.InvariantCulture)] = Refusal([.. refused]);
        return all;
    }

    private static OpenApiResponse Refusal(IReadOnlyList<(string Word, int Status, string Meaning)> errors) => new()
    {
        Description = string.Join('\n', errors.Select(one => $"- `{one.Word}`: {one.Meaning}")),
        Content = Content(MediaTypeNames.Application.Json, RequestBodies.Object(
            "Why there is no token.",
            ["error", "error_description"],
            ("error", RequestBodies.Word("A word of RFC 6749.", [.. errors.Select(one => one.Word)])),
            ("error_description", RequestBodies.Text("One sentence for a developer."))),
            new JsonObject { ["error"] = errors[0].Word, ["error_description"] = errors[0].Meaning }.ToJsonString()),
    };

    private static Dictionary<string, OpenApiMediaType> Content(string type, OpenApiSchema schema, string example) => new(StringComparer.Ordinal)
    {
        [type] = new OpenApiMediaType { Schema = schema, Example = JsonNode.Parse(example) },
    };
}
