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
public sealed class MessageTests : SandboxScene
{
    [Fact]
    public async Task A_push_that_ends_leaves_a_message_that_says_so()
    {
        var action = await PushAsync("""{"action":{"command":"charge","parameters":{"target":{"value":80,"unit":"percent"}}},"sandbox":{"delaySeconds":0}}""");
        await Eventually.AnswersAsync(async () => (string?)(await Client.GetAnswerAsync("/actions/" + action)).Data["state"] == "completed", "the push is completed");

        var body = (await App.BodiesAsync(EventCatalogue.PushCompleted)).ShouldHaveSingleItem().AsObject();

        body.Select(member => member.Key).ShouldBe(
            ["actionId", "deviceId", "deviceType", "userId", "command", "parameters", "start", "end", "scheduleId", "result", "completedAt"], ignoreOrder: true);
        ((string?)body["actionId"]).ShouldBe(action);
        ((string?)body["deviceId"]).ShouldBe(Battery.Id);
        ((string?)body["completedAt"]).ShouldNotBeNull().ShouldEndWith("Z");
        ((int?)body["parameters"]!["target"]!["value"]).ShouldBe(80);
    }

    [Fact]
    public async Task A_push_that_fails_leaves_a_message_with_its_error()
    {
        var action = await PushAsync("""{"action":{"command":"idle"},"sandbox":{"outcome":"reject"}}""");
        await Eventually.AnswersAsync(async () => (string?)(await Client.GetAnswerAsync("/actions/" + action)).Data["state"] == "failed", "the push has failed");

        var body = (await App.BodiesAsync(EventCatalogue.PushFailed)).ShouldHaveSingleItem();

        ((string?)body["errorCode"]).ShouldBe("OEM_ERROR");
        body["parameters"].ShouldBeNull();
    }

    [Fact]
    public async Task A_replaced_push_leaves_a_message_with_the_reason()
    {
        await PushAsync("""{"action":{"command":"idle","start":"1h"}}""");
        await PushAsync("""{"action":{"command":"idle","start":"2h"},"onConflict":"cancel_and_replace"}""");

        var body = (await App.BodiesAsync(EventCatalogue.PushCancelled)).ShouldHaveSingleItem();

        ((string?)body["reason"]).ShouldBe("replaced");
    }

    [Fact]
    public async Task A_lost_connection_leaves_one_message_for_each_device_of_the_account()
    {
        App.Gateway.Fail(Battery.OemDeviceId, OemFailureReason.CredentialsRejected);
        App.Time.Advance(TimeSpan.FromHours(1));
        await Client.GetAnswerAsync("/battery/" + Battery.Id);
        await Client.GetAnswerAsync("/battery/" + Battery.Id);

        var bodies = await App.BodiesAsync(EventCatalogue.DeviceDisconnected);

        bodies.Select(body => (string?)body["deviceId"]).ShouldBeUnique();
        var own = bodies.Single(body => (string?)body["deviceId"] == Battery.Id).AsObject();
        ((string?)own["reconnectionUrl"]).ShouldNotBeNull().ShouldContain("/link?reconnect=true&token=");
        own.Remove("reconnectionUrl");
        own.ToJsonString().ShouldBe($$"""{"deviceId":"{{Battery.Id}}","deviceType":"battery","userId":"demo-user","timestamp":"2026-06-01T11:30:00.000Z"}""");
    }

    [Fact]
    public async Task Each_connected_device_leaves_a_message() =>
        (await App.MessagesAsync(EventCatalogue.DeviceConnected)).Count.ShouldBe((int)(await Client.GetAnswerAsync("/devices")).Data["pagination"]!["total"]!);

    [Fact]
    public async Task A_refused_push_leaves_none()
    {
        await PushAsync("""{"action":{"command":"idle","start":"1h"}}""");
        var before = (await App.AllMessagesAsync()).Count;

        (await Client.PostAnswerAsync(BatteryPath, """{"action":{"command":"idle","start":"2h"}}""")).Code.ShouldBe("CONFLICT");

        (await App.AllMessagesAsync()).Count.ShouldBe(before);
    }

    private async Task<string> PushAsync(string body) => (string)(await Client.PostAnswerAsync(BatteryPath, body)).Data["id"]!;
}
