using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Amps.Api.Tests.Actions;
using Amps.Testing;

namespace Amps.Api.Tests.Webhooks;

/// <summary>A real server, really killed under load, and a real receiver.</summary>
public sealed class DeliveryKillTests : IAsyncLifetime
{
    private const int Rounds = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly ConcurrentDictionary<string, string> accepted = new(StringComparer.Ordinal);
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Every_message_is_heard_and_a_repeated_one_has_its_own_id_however_often_the_server_is_killed()
    {
        await using var receiver = Receiver.Of("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
        var random = new Random(7);
        var customer = await AdminAsync("create-customer", "--name", "Round");
        await AdminAsync("create-webhook", "--customer", (string)customer["customerId"]!, "--environment", "sandbox", "--url", receiver.Url);
        var key = (string)customer["sandboxKey"]!;
        for (var round = 0; round < Rounds; round++)
        {
            var (server, demo) = await AmpsProcess.StartServerAsync(database);
            await using var running = server;
            using var stop = new CancellationTokenSource();
            var before = accepted.Count;
            var load = PushLoad.RunAsync(demo.Url, key, accepted, stop.Token);
            await Eventually.HoldsAsync(() => load.IsCompleted || accepted.Count > before, "the load has begun", Patience);
            await Eventually.WaitAsync(TimeSpan.FromMilliseconds(random.Next(1, 600)));
            server.Kill();
            await stop.CancelAsync();
            await load;
        }

        var (last, facts) = await AmpsProcess.StartServerAsync(database);
        await using var survivor = last;
        using var client = PushLoad.Client(facts.Url, key);
        IReadOnlyList<JsonNode> events = [];
        await Eventually.HoldsAsync(
            async () =>
            {
                // Devices were connected before there was an endpoint.
                events = [.. (await client.ListAllAsync("/events")).Where(one => one["actionId"] is not null)];
                var (listed, heard) = (events.Select(IdOf).ToHashSet(StringComparer.Ordinal), HeardIds(receiver));
                return (accepted.Keys.Except(ActionsOf(events)).Any() is false && listed.SetEquals(heard)) || await PauseAsync();
            },
            "every action has ended and every event was heard",
            Patience);

        var types = events.ToDictionary(IdOf, one => (string)one["type"]!, StringComparer.Ordinal);
        receiver.Heard.ShouldAllBe(heard => types[heard.Headers["svix-id"]] == heard.Headers["amps-event"]);
        receiver.Heard.GroupBy(heard => heard.Headers["svix-id"]).ShouldAllBe(sent => sent.Select(heard => Convert.ToBase64String(heard.Body)).Distinct().Count() == 1, "the same bytes each time");
        Ends(events).GroupBy(action => action).ShouldAllBe(end => end.Count() == 1, "an action ends once");
    }

    private static IEnumerable<string> HeardIds(Receiver receiver) => receiver.Heard.Select(heard => heard.Headers["svix-id"]);

    private static string IdOf(JsonNode one) => (string)one["eventId"]!;

    private static IEnumerable<string> ActionsOf(IEnumerable<JsonNode> events) => events.Select(one => (string?)one["actionId"]).OfType<string>();

    private static IEnumerable<string> Ends(IEnumerable<JsonNode> events) => ActionsOf(events.Where(one => (string)one["type"]! is "push.completed" or "push.failed" or "push.cancelled"));

    // Within the key's limit.
    private static async Task<bool> PauseAsync()
    {
        await Eventually.WaitAsync(TimeSpan.FromSeconds(1));
        return false;
    }

    private Task<JsonNode> AdminAsync(params string[] words) => AmpsProcess.AdminAsync(database, words);
}
