using System.Text;
using System.Text.Json.Nodes;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Actions;

/// <summary>What customers are to hear of is written with the change that it tells.</summary>
public sealed class MessageTests : IAsyncLifetime
{
    private AmpsApp app = null!;
    private HttpClient client = null!;
    private DemoDevice battery = null!;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        client = app.SandboxClient();
        battery = await app.DemoDeviceAsync("battery", "auron");
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_push_that_ends_leaves_a_message_that_says_so()
    {
        var action = await PushAsync("""{"action":{"command":"charge","parameters":{"target":{"value":80,"unit":"percent"}}},"sandbox":{"delaySeconds":0}}""");
        await Eventually.HoldsAsync(async () => (string?)(await client.GetAnswerAsync("/actions/" + action)).Data["state"] == "completed", "the push is completed");

        var body = JsonNode.Parse((await MessagesAsync(EventCatalogue.PushCompleted)).ShouldHaveSingleItem().Body)!.AsObject();

        body.Select(member => member.Key).ShouldBe(
            ["actionId", "deviceId", "deviceType", "userId", "command", "parameters", "start", "end", "scheduleId", "result", "completedAt"], ignoreOrder: true);
        ((string?)body["actionId"]).ShouldBe(action);
        ((string?)body["deviceId"]).ShouldBe(battery.Id);
        ((string?)body["completedAt"]).ShouldNotBeNull().ShouldEndWith("Z");
        ((int?)body["parameters"]!["target"]!["value"]).ShouldBe(80);
    }

    [Fact]
    public async Task A_push_that_fails_leaves_a_message_with_its_error()
    {
        var action = await PushAsync("""{"action":{"command":"idle"},"sandbox":{"outcome":"reject"}}""");
        await Eventually.HoldsAsync(async () => (string?)(await client.GetAnswerAsync("/actions/" + action)).Data["state"] == "failed", "the push has failed");

        var body = JsonNode.Parse((await MessagesAsync(EventCatalogue.PushFailed)).ShouldHaveSingleItem().Body)!;

        ((string?)body["errorCode"]).ShouldBe("OEM_ERROR");
        body["parameters"].ShouldBeNull();
    }

    [Fact]
    public async Task A_replaced_push_leaves_a_message_with_the_reason()
    {
        await PushAsync("""{"action":{"command":"idle","start":"1h"}}""");
        await PushAsync("""{"action":{"command":"idle","start":"2h"},"onConflict":"cancel_and_replace"}""");

        var body = JsonNode.Parse((await MessagesAsync(EventCatalogue.PushCancelled)).ShouldHaveSingleItem().Body)!;

        ((string?)body["reason"]).ShouldBe("replaced");
    }

    [Fact]
    public async Task A_lost_connection_leaves_one_message()
    {
        app.Gateway.Fail(battery.OemDeviceId, OemFailureReason.CredentialsRejected);
        app.Time.Advance(TimeSpan.FromHours(1));
        await client.GetAnswerAsync("/battery/" + battery.Id);
        await client.GetAnswerAsync("/battery/" + battery.Id);

        var message = (await MessagesAsync(EventCatalogue.DeviceDisconnected)).ShouldHaveSingleItem();

        JsonNode.Parse(message.Body)!.ToJsonString().ShouldBe($$"""{"deviceId":"{{battery.Id}}","deviceType":"battery","userId":"demo-user","timestamp":"2026-06-01T11:30:00.000Z"}""");
        message.UserId.ShouldBe("demo-user");
    }

    [Fact]
    public async Task Each_connected_device_leaves_a_message() =>
        (await MessagesAsync(EventCatalogue.DeviceConnected)).Count.ShouldBe((int)(await client.GetAnswerAsync("/devices")).Data["pagination"]!["total"]!);

    [Fact]
    public async Task A_refused_push_leaves_none()
    {
        await PushAsync("""{"action":{"command":"idle","start":"1h"}}""");
        var before = (await AllAsync()).Count;

        using var content = new StringContent("""{"action":{"command":"idle","start":"2h"}}""", Encoding.UTF8, "application/json");
        (await client.SendAnswerAsync(new HttpRequestMessage(HttpMethod.Post, "/battery/" + battery.Id) { Content = content })).Code.ShouldBe("CONFLICT");

        (await AllAsync()).Count.ShouldBe(before);
    }

    private async Task<string> PushAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return (string)(await client.SendAnswerAsync(new HttpRequestMessage(HttpMethod.Post, "/battery/" + battery.Id) { Content = content })).Data["id"]!;
    }

    private async Task<IReadOnlyList<WebhookMessage>> MessagesAsync(string type) => [.. (await AllAsync()).Where(message => message.Type == type)];

    private Task<List<WebhookMessage>> AllAsync() => app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services =>
        services.GetRequiredService<IEnvironmentDb>().Messages.AsNoTracking().OrderBy(message => message.Id).ToListAsync());
}
