using System.Text.Json.Nodes;
using Amps.Api.Tests.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Hosting;

/// <summary>Webhook endpoints as operators manage them: by the command line, beside a real server.</summary>
public sealed class WebhookCommandTests : IAsyncLifetime
{
    private const string Taken = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";

    private TestDatabase database = null!;
    private string customer = "";

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        customer = (string)(await AdminAsync("create-customer", "--name", "Hooks"))["customerId"]!;
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task An_endpoint_is_made_listed_and_its_secret_shown()
    {
        var made = await CreateAsync("https://hooks.example.com/amps", "--events", "push.completed,push.failed", "--description", "Ours");

        var listed = (await ListAsync()).ShouldHaveSingleItem()!;
        var shown = await AdminAsync("show-webhook-secret", "--endpoint", IdOf(made));

        (IdOf(listed), (string?)listed["url"], listed["events"]!.ToJsonString(), (string?)listed["description"]).ShouldBe((IdOf(made), "https://hooks.example.com/amps", """["push.completed","push.failed"]""", "Ours"));
        ((string?)shown["secret"]).ShouldBe((string?)made["secret"]);
    }

    [Fact]
    public async Task An_endpoint_is_disabled_enabled_and_deleted()
    {
        var made = await CreateAsync("https://hooks.example.com/amps");

        var disabled = await AdminAsync("disable-webhook", "--endpoint", IdOf(made));
        var enabled = await AdminAsync("enable-webhook", "--endpoint", IdOf(made));
        var (unmeant, says) = await AmpsProcess.RunAsync(database, "admin", "delete-webhook", "--endpoint", IdOf(made));
        await AdminAsync("delete-webhook", "--endpoint", IdOf(made), "--yes");

        ((string?)disabled["disabledReason"]).ShouldBe("requested");
        enabled["disabledReason"].ShouldBeNull();
        unmeant.ShouldBe(1);
        says.ShouldContain("--yes");
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign_what_is_sent()
    {
        await using var receiver = Receiver.Of(Taken);
        var (server, _) = await AmpsProcess.StartServerAsync(database);
        await using var running = server;
        var made = await CreateAsync(receiver.Url);

        var rotated = await AdminAsync("rotate-webhook-secret", "--endpoint", IdOf(made), "--overlap", "1h");
        await AdminAsync("test-webhook", "--endpoint", IdOf(made));
        await HeardAsync(receiver, 1);

        ((string?)rotated["secret"]).ShouldNotBe((string?)made["secret"]);
        receiver.Heard.First().Headers["svix-signature"].Split(' ').Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_sent_is_listed_for_people_to_read_and_sent_again()
    {
        await using var receiver = Receiver.Of(Taken);
        var (server, _) = await AmpsProcess.StartServerAsync(database);
        await using var running = server;
        var endpoint = IdOf(await CreateAsync(receiver.Url));
        var message = (string)(await AdminAsync("test-webhook", "--endpoint", endpoint, "--event", "push.failed"))["messageId"]!;
        await Eventually.HoldsAsync(async () => (await DeliveriesAsync(endpoint)).Contains("\"delivered\"", StringComparison.Ordinal), "the delivery is recorded", TimeSpan.FromMinutes(1));

        var printed = await DeliveriesAsync(endpoint);
        var replayed = await AdminAsync("replay-webhooks", "--endpoint", endpoint, "--message", message);
        var missing = await AdminAsync("replay-webhooks", "--endpoint", endpoint, "--failed-since", "2026-01-01T00:00:00Z");
        await HeardAsync(receiver, 2);

        printed.ShouldContain("""{\"actionId\":""");
        ((int?)replayed["count"]).ShouldBe(1);
        ((int?)missing["count"]).ShouldBe(0);
        receiver.Heard.ShouldAllBe(heard => heard.Headers["svix-id"] == message);
    }

    [Fact]
    public async Task The_receiver_of_the_readme_takes_what_is_sent()
    {
        using var receiver = new ReadmeReceiver();
        var (server, _) = await AmpsProcess.StartServerAsync(database);
        await using var running = server;
        var made = await CreateAsync(receiver.Url);
        await receiver.StartAsync((string)made["secret"]!);

        await AdminAsync("test-webhook", "--endpoint", IdOf(made), "--event", "push.completed");

        (await receiver.ReadLineAsync()).ShouldBe("push.completed {");
        await Eventually.HoldsAsync(async () => (await DeliveriesAsync(IdOf(made))).Contains("\"delivered\"", StringComparison.Ordinal), "the delivery is recorded", TimeSpan.FromMinutes(1));
    }

    private static string IdOf(JsonNode endpoint) => (string)endpoint["endpointId"]!;

    private static Task HeardAsync(Receiver receiver, int count) => Eventually.HoldsAsync(() => receiver.Heard.Count >= count, $"the receiver has heard {count}", TimeSpan.FromMinutes(1));

    private Task<JsonNode> CreateAsync(string url, params string[] more) => AdminAsync(["create-webhook", "--customer", customer, "--environment", "sandbox", "--url", url, .. more]);

    private async Task<JsonArray> ListAsync() => (await AdminAsync("list-webhooks", "--customer", customer, "--environment", "sandbox")).AsArray();

    private async Task<string> DeliveriesAsync(string endpoint) => (await AmpsProcess.RunAsync(database, "admin", "list-deliveries", "--endpoint", endpoint)).Output;

    private Task<JsonNode> AdminAsync(params string[] words) => AmpsProcess.AdminAsync(database, words);
}
