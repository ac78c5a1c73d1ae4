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
            var load = Task.WhenAll(keys.Select(key => PushLoad.RunAsync(demo.Url, key, accepted, stop.Token)));
            await Eventually.HoldsAsync(() => load.IsCompleted || accepted.Count > before, "the load has begun", Patience);
            await Eventually.WaitAsync(TimeSpan.FromMilliseconds(random.Next(1, 600)));
            server.Kill();
            await server.WaitAsync();
            // Not before it is dead: all that this server sent was sent earlier, and what is sent again is sent later.
            kills.Add(TimeProvider.System.GetUtcNow());
            await stop.CancelAsync();
            await load;
        }

        var (last, facts) = await AmpsProcess.StartServerAsync(database, "--Oems:SimulatorLog", LogPath);
        await using var survivor = last;
        var actions = new List<JsonNode>();
        foreach (var key in keys)
        {
            using var client = PushLoad.Client(facts.Url, key);
            IReadOnlyList<JsonNode> own = [];
            await Eventually.HoldsAsync(
                async () => (own = await client.ListAllAsync("/actions")).All(action => Ended.Contains((string?)action["state"])) || await PauseAsync(), "every action has ended", Patience);
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
}
