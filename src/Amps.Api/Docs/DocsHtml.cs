using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Domain.Common;

namespace Amps.Api.Docs;

/// <summary>Fills the guide with what the code knows: routes, error codes and examples cannot differ from what is served.</summary>
internal static partial class DocsHtml
{
    // What the examples say without JavaScript; docs.js puts this server's own address there.
    private const string Origin = "http://localhost:5080";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Make(EndpointDataSource endpoints) => new StringBuilder(DocsResources.Read("docs.html"))
        .Replace("{{version}}", AmpsOpenApi.Version)
        .Replace("{{origin}}", Origin)
        .Replace("{{answer}}", Json(AnswerExamples.Of(typeof(Page<BatteryRead>))!))
        .Replace("{{failure}}", Json(ErrorExamples.Of(ErrorCatalogue.Of(ErrorCode.ValidationError))))
        .Replace("{{routes}}", string.Concat(ApiRoutes.Of(endpoints).Select(pair => Row(pair.Endpoint, pair.Route))))
        .Replace("{{errors}}", string.Concat(ErrorCatalogue.All.GroupBy(entry => entry.Status).OrderBy(group => group.Key).Select(Group)))
        .ToString();

    private static string Row(RouteEndpoint endpoint, ApiRoute route) => $"""
                  <li>
                    <a href="/docs/ui/index.html#/{Uri.EscapeDataString(route.Tag)}/{route.OperationId}"><code>{Methods(endpoint)} {endpoint.RoutePattern.RawText}</code></a>
                    <span>{Text(route.Summary)}</span>
                    <span>{(route.Permission is { } permission ? $"<code>{permission}</code>" : "any key")}</span>
                  </li>

        """;

    private static string Methods(RouteEndpoint endpoint) => string.Join(", ", endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods);

    private static string Group(IGrouping<int, ErrorEntry> group) => string.Create(CultureInfo.InvariantCulture, $"""
                <h3>{group.Key} {((HttpStatusCode)group.Key).Words()}</h3>
        {string.Concat(group.Select(Entry))}
        """);

    private static string Entry(ErrorEntry entry) => $"""
                <div class="error" id="{entry.Code}">
                  <h4><a href="#{entry.Code}"><code>{entry.Code}</code></a> <span class="status">status {entry.Status}</span></h4>
                  <p>{Text(entry.Meaning)}</p>
                  <p class="remedy">{Text(entry.Remedy)}</p>
                </div>

        """;

    private static string Words(this HttpStatusCode status) => WordStart().Replace(status.ToString(), " $1");

    private static string Text(string text) => Code().Replace(WebUtility.HtmlEncode(text), "<code>$1</code>");

    private static string Json(JsonNode node) => WebUtility.HtmlEncode(node.ToJsonString(Indented));

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Code();

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex WordStart();
}
