using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Amps.Testing;

namespace Amps.Api.Tests.Actions;

/// <summary>A client that pushes without a pause to a server that may be killed at any moment.</summary>
internal static class PushLoad
{
    private static readonly IHttpClientFactory Clients = new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>();

    public static HttpClient Client(string url, string key)
    {
        var client = Clients.CreateClient();
        client.BaseAddress = new Uri(url);
        client.DefaultRequestHeaders.Add("x-api-key", key);
        return client;
    }

    /// <summary>Pushes to every device that takes commands, one after the other, until it is told to stop or the server is gone.</summary>
    /// <param name="url">The server's.</param>
    /// <param name="key">Whose devices.</param>
    /// <param name="accepted">Takes every action that got a 202, with the path of its push.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task RunAsync(string url, string key, ConcurrentDictionary<string, string> accepted, CancellationToken stop)
    {
        using var client = Client(url, key);
        try
        {
            var devices = (await client.GetAnswerAsync("/devices?limit=50")).Data["items"]!.AsArray().Where(device => device!["commands"] is not null).ToList();
            while (!stop.IsCancellationRequested)
            {
                await Task.WhenAll(devices.Select(device => PushAsync(client, device!, accepted)));
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            // Killed in the middle of an answer: whether that push was accepted is not known, and so not counted.
        }
    }

    /// <summary>Every item of a list, page by page.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ListAllAsync(this HttpClient client, string path)
    {
        var all = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = (await client.GetAnswerAsync($"{path}?limit=50" + (cursor is null ? "" : "&cursor=" + cursor))).Data;
            all.AddRange(page["items"]!.AsArray().Select(item => item!));
            cursor = (string?)page["pagination"]!["nextCursor"];
        }
        while (cursor is not null);

        return all;
    }

    private static async Task PushAsync(HttpClient client, JsonNode device, ConcurrentDictionary<string, string> accepted)
    {
        var path = $"/{((string)device["deviceType"]!).Replace('_', '-')}/{(string)device["id"]!}";
        var answer = await client.PostAnswerAsync(path, """{"action":{"command":"idle"},"sandbox":{"delaySeconds":0}}""");
        if (answer.Status == HttpStatusCode.Accepted) accepted[(string)answer.Data["id"]!] = path;
    }
}
