using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Amps.Testing;

/// <summary>An answer of the API, read.</summary>
public sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, JsonNode Body)
{
    public JsonNode Data => Body["data"] ?? throw new InvalidOperationException($"No data in {Body.ToJsonString()}");

    public string? Code => (string?)Body["error"]?["code"];

    public string? Message => (string?)Body["error"]?["message"];

    public JsonNode? Details => Body["error"]?["details"];

    public JsonNode Meta => Body["meta"]!;
}

public static class AnswerReading
{
    public static Task<Answer> GetAnswerAsync(this HttpClient client, string path) => client.SendAnswerAsync(HttpMethod.Get, path);

    public static async Task<Answer> SendAnswerAsync(this HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (response.StatusCode == HttpStatusCode.NoContent) return new Answer(response.StatusCode, response.Headers, new JsonObject());

        return new Answer(response.StatusCode, response.Headers, JsonNode.Parse(text) ?? throw new InvalidOperationException("The body is null."));
    }
}
