using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amps.Api.Envelope;
using Amps.Api.OpenApi.Schemas;
using Amps.Api.Routing;
using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Domain.Customers;

namespace Amps.Api.OpenApi;

/// <summary>
/// What successful answers look like. The file <c>Examples/BatteryRead.json</c> holds an answer of that type; envelopes and pages are put around it here.
/// A type without a file has no example.
/// </summary>
internal static class AnswerExamples
{
    public static readonly DateTimeOffset At = new(2026, 6, 1, 10, 30, 0, TimeSpan.Zero);

    /// <returns>The whole answer, with its envelope.</returns>
    public static JsonNode? Of(ApiRoute route) => Of(route.Answer, LimitOf(route));

    /// <inheritdoc cref="Of(ApiRoute)"/>
    public static JsonNode? Of(Type answer, int limit = PageRequest.DefaultLimit)
    {
        var data = answer.IsGenericType && answer.GetGenericTypeDefinition() == typeof(Page<>) ? PageOf(answer.GenericTypeArguments[0], limit) : Read(answer);
        if (data is null) return null;

        var meta = new SuccessMeta("req_01jz5p9q3w8x7v6t5s4r2q1p0n", AmpsEnvironment.Sandbox, At, LatencyMs: 4);
        return new JsonObject { ["success"] = true, ["data"] = data, ["meta"] = JsonSerializer.SerializeToNode(meta, ApiJson.Default.SuccessMeta) };
    }

    private static JsonObject? PageOf(Type item, int limit)
    {
        Type[] shown = item == typeof(DeviceRead) ? [typeof(BatteryRead), typeof(SolarInverterRead)] : [item];
        var items = shown.Select(Read).OfType<JsonNode>().ToArray();
        if (items.Length < shown.Length) return null;

        // Lists of devices carry no settings.
        foreach (var one in items.OfType<JsonObject>().Where(_ => item.IsAssignableTo(typeof(DeviceRead)))) one.Remove("settings");
        var pagination = new Pagination(limit, Offset: 0, items.Length, HasMore: false, NextCursor: null, TotalIsCapped: false);
        return new JsonObject { ["items"] = new JsonArray(items), ["pagination"] = JsonSerializer.SerializeToNode(pagination, ApiJson.Default.Pagination) };
    }

    private static int LimitOf(ApiRoute route) =>
        route.Query.FirstOrDefault(parameter => string.Equals(parameter.Name, "limit", StringComparison.Ordinal))?.Shape.Default as int? ?? PageRequest.DefaultLimit;

    private static JsonNode? Read(Type type)
    {
        // A read of any type is shown as one of a battery.
        var name = TypeNames.Of(type == typeof(DeviceRead) ? typeof(BatteryRead) : type);
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Amps.Api.OpenApi.Examples.{name}.json");
        return file is null ? null : JsonNode.Parse(file);
    }
}
