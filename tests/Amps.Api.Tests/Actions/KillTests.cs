using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amps.Infrastructure.Persistence;
using Amps.Testing;

namespace Amps.Api.Tests.Actions;

/// <summary>A real server, really killed again and again under load.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int Rounds = 20;
    private const int Customers = 4;

    private static readonly IHttpClientFactory Clients = new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>();
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // The server's clock is the database server's there, and that of the kills is the test's.
    private static readonly TimeSpan Slack = TestDatabase.Provider == DatabaseProvider.Sqlite ? TimeSpan.Zero : TimeSpan.FromSeconds(1);

    private static readonly string[] Ended = ["completed", "failed", "cancelled"];

    private readonly ConcurrentDictionary<string, string> accepted = new(StringComparer.Ordinal);
    private readonly List<DateTimeOffset> kills = [];
    private TestDatabase database = null!;

    private string LogPath => Path.Combine(database.Folder, "reached.log");

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    /// <remarks>On a database server, where another node may be alive, what a kill left in doubt keeps its device until the lease is over; so there are more devices than one kill finds busy.</remarks>
    [Fact]
    public async Task Whatever_got_a_202_ends_and_reaches_its_device_once_however_often_the_server_is_killed()
    {
        var random = new Random(42);
        var keys = new List<string>();
        for (var i = 0; i < Customers; i++) keys.Add(await CustomerAsync());
        for (var round = 0; round < Rounds; round++)
        {
            var (server, demo) = await AmpsProcess.StartServerAsync(database, "--Oems:SimulatorLog", LogPath);
            await using var running = server;
            using var stop = new CancellationTokenSource();
            var before = accepted.Count;
            var load = Task.WhenAll(keys.Select(key => PushAsync(demo.Url, key, stop.Token)));
            await Eventually.HoldsAsync(() => load.IsCompleted || accepted.Count > before, "the load has begun", Patience);
            await Eventually.WaitAsync(TimeSpan.FromMilliseconds(random.Next(1, 600)));
            kills.Add(TimeProvider.System.GetUtcNow());
            server.Kill();
            await stop.CancelAsync();
            await load;
        }

        var (last, facts) = await AmpsProcess.StartServerAsync(database, "--Oems:SimulatorLog", LogPath);
        await using var survivor = last;
        var actions = new List<JsonNode>();
        foreach (var key in keys)
        {
            using var client = Client(facts.Url, key);
            IReadOnlyList<JsonNode> own = [];
            await Eventually.HoldsAsync(
                async () => (own = await ActionsAsync(client)).All(action => Ended.Contains((string?)action["state"])) || await PauseAsync(), "every action has ended", Patience);
            actions.AddRange(own);
        }

        accepted.Keys.Except(actions.Select(action => (string)action["id"]!)).ShouldBeEmpty("what got a 202 is there");
        actions.ShouldAllBe(action => (string?)action["state"] == "completed");
        var reached = File.ReadLines(LogPath).Select(line => line.Split('\t')).ToLookup(fields => fields[0], fields => DateTimeOffset.Parse(fields[3], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        foreach (var action in actions)
        {
            var sends = reached[(string)action["id"]!].Order().ToList();
            var completedAt = DateTimeOffset.Parse((string)action["completedAt"]!, CultureInfo.InvariantCulture);
            sends.ShouldNotBeEmpty();
            sends.ShouldAllBe(at => at <= completedAt.AddMilliseconds(1) + Slack, "nothing is sent after a confirmed send");
            sends.Zip(sends.Skip(1)).ShouldAllBe(pair => kills.Any(kill => kill >= pair.First - Slack && kill <= pair.Second + Slack), "sent again only where a kill left it in doubt");
        }
    }

    private async Task<string> CustomerAsync()
    {
        var (exitCode, output) = await AmpsProcess.RunAsync(database, "admin", "create-customer", "--name", "Round");
        exitCode.ShouldBe(0, output);
        return (string)JsonNode.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..])!["sandboxKey"]!;
    }

    // Within the key's limit.
    private static async Task<bool> PauseAsync()
    {
        await Eventually.WaitAsync(TimeSpan.FromSeconds(1));
        return false;
    }

    /// <summary>Pushes to every device that takes commands, one after the other, until it is told to stop or the server is gone.</summary>
    private async Task PushAsync(string url, string key, CancellationToken stop)
    {
        using var client = Client(url, key);
        try
        {
            var devices = (await client.GetAnswerAsync("/devices?limit=50")).Data["items"]!.AsArray().Where(device => device!["commands"] is not null).ToList();
            while (!stop.IsCancellationRequested)
            {
                await Task.WhenAll(devices.Select(device => PushOnceAsync(client, device!)));
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            // Killed in the middle of an answer: whether that push was accepted is not known, and so not counted.
        }
    }

    private async Task PushOnceAsync(HttpClient client, JsonNode device)
    {
        var path = $"/{((string)device["deviceType"]!).Replace('_', '-')}/{(string)device["id"]!}";
        var answer = await client.PostAnswerAsync(path, """{"action":{"command":"idle"},"sandbox":{"delaySeconds":0}}""");
        if (answer.Status == HttpStatusCode.Accepted) accepted[(string)answer.Data["id"]!] = path;
    }

    private static async Task<IReadOnlyList<JsonNode>> ActionsAsync(HttpClient client)
    {
        var all = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = (await client.GetAnswerAsync("/actions?limit=50" + (cursor is null ? "" : "&cursor=" + cursor))).Data;
            all.AddRange(page["items"]!.AsArray().Select(item => item!));
            cursor = (string?)page["pagination"]!["nextCursor"];
        }
        while (cursor is not null);

        return all;
    }

    private static HttpClient Client(string url, string key)
    {
        var client = Clients.CreateClient();
        client.BaseAddress = new Uri(url);
        client.DefaultRequestHeaders.Add("x-api-key", key);
        return client;
    }
}
