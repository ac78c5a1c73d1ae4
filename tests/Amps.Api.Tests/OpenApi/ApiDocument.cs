using System.Text.Json.Nodes;
using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Testing;
using Microsoft.AspNetCore.Routing;

namespace Amps.Api.Tests.OpenApi;

/// <summary>The OpenAPI document of a running app, read as any client reads it.</summary>
internal sealed class ApiDocument(JsonObject root)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public JsonObject Root => root;

    /// <summary>Those that answer in envelopes: all but the one that OAuth shapes.</summary>
    public IEnumerable<Operation> Operations => All.Where(operation => operation.Id != TokenOperation.Id);

    public IEnumerable<Operation> All =>
        from path in root["paths"]!.AsObject()
        from entry in path.Value!.AsObject()
        where Methods.Contains(entry.Key)
        select new Operation(path.Key, entry.Key, entry.Value!.AsObject());

    /// <summary>The schemas by name; those that are made of parts count as each of their own parts too.</summary>
    public IEnumerable<(string Name, JsonObject Schema)> Schemas =>
        from entry in root["components"]!["schemas"]!.AsObject()
        from schema in Parts(entry.Value!)
        select (entry.Key, schema);

    public static async Task<ApiDocument> ReadAsync(AmpsApp app)
    {
        using var client = app.Client();
        return new ApiDocument(JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)))!.AsObject());
    }

    /// <summary>What the app serves.</summary>
    public static IReadOnlyList<(RouteEndpoint Endpoint, ApiRoute Route)> RoutesOf(AmpsApp app) =>
    [
        .. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let route = endpoint.Metadata.GetMetadata<ApiRoute>()
           where route is not null
           select (endpoint, route),
    ];

    /// <summary>The path of a route with ids that nothing has.</summary>
    public static string Fill(string path) => path
        .Replace("{deviceId}", "dev_00000000000000000000000000", StringComparison.Ordinal)
        .Replace("{actionId}", "act_00000000000000000000000000", StringComparison.Ordinal)
        .Replace("{scheduleId}", "sched_00000000000000000000000000", StringComparison.Ordinal)
        .Replace("{sessionId}", "lnk_00000000000000000000000000", StringComparison.Ordinal)
        .Replace("{userId}", "nobody_0", StringComparison.Ordinal);

    /// <summary>The operation that serves a path, as a client would call it.</summary>
    public Operation At(string path, string method = "get")
    {
        var called = path.Split('?')[0].Split('/');
        return Operations.Single(operation => operation.Method == method && Fits(operation.Path.Split('/'), called));
    }

    public JsonNode Follow(JsonNode node) => (string?)node["$ref"] is { } reference
        ? reference.Split('/').Skip(1).Aggregate((JsonNode)root, (at, name) => at[name] ?? throw new InvalidOperationException($"{reference} leads nowhere."))
        : node;

    private static IEnumerable<JsonObject> Parts(JsonNode schema) =>
        [schema.AsObject(), .. (schema["allOf"]?.AsArray() ?? []).Where(part => part!["$ref"] is null).SelectMany(part => Parts(part!))];

    private static bool Fits(string[] template, string[] called) =>
        template.Length == called.Length && template.Zip(called).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
}

/// <summary>An operation of the document.</summary>
internal sealed record Operation(string Path, string Method, JsonObject Body)
{
    public string Id => (string)Body["operationId"]!;

    public IEnumerable<JsonObject> Parameters => (Body["parameters"]?.AsArray() ?? []).Select(parameter => parameter!.AsObject());

    public IEnumerable<JsonObject> QueryParameters => Parameters.Where(parameter => (string?)parameter["in"] == "query");

    public JsonObject QueryParameter(string name) => QueryParameters.Single(parameter => (string?)parameter["name"] == name);
}
