using System.Text.Json.Nodes;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Api.Tests.Actions;

public sealed class ForeignSchedulerTests : SandboxScene
{
    private const string Replace = ",\"onConflict\":\"cancel_and_replace\"";


    [Theory]
    [InlineData("")]
    [InlineData(""","delaySeconds":2""")]
    public async Task Without_a_strategy_the_manufacturers_scheduler_wins(string delay)
    {
        var action = await PushAsync(delay, onConflict: "");

        var ended = await EndAsync(action);

        ((string?)ended["state"], (string?)ended["errorCode"]).ShouldBe(("failed", "SCHEDULER_ACTIVE"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","delaySeconds":2""")]
    public async Task Replacing_clears_it_first_and_says_so(string delay)
    {
        var action = await PushAsync(delay, Replace);

        var ended = await EndAsync(action);

        ((string?)ended["state"], (string?)ended["errorCode"]).ShouldBe(("completed", null));
        ended["result"]!.ToJsonString().ShouldBe("""{"success":true,"message":"The device took the command.","nativeSchedulerCleared":true}""");
        ((string?)(await Client.GetAnswerAsync("/battery/" + Battery.Id)).Data["state"]!["currentMode"]).ShouldBe("idle");
    }

    [Fact]
    public async Task What_is_cleared_is_kept()
    {
        var action = await PushAsync("", Replace);
        await EndAsync(action);

        var kept = await App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, async services =>
            (await services.GetRequiredService<IEnvironmentDb>().Actions.AsNoTracking().SingleAsync(row => row.Id == ActionId.Trust(action))).Scheduler);

        kept!.Kept.ShouldNotBeNull().ShouldContain("periods");
    }

    [Fact]
    public async Task A_push_that_meets_no_scheduler_says_nothing_of_one()
    {
        var pushed = await PostAsync($$"""{"action":{"command":"idle"}{{Replace}}}""");

        var ended = await EndAsync((string)pushed.Data["id"]!);

        ended["result"]!.ToJsonString().ShouldBe("""{"success":true,"message":"The device took the command."}""");
    }

    [Fact]
    public async Task What_cannot_be_kept_is_not_cleared()
    {
        App.Gateway.AnswerScheduler(Battery.OemDeviceId, (string?)null);
        var action = await PushAsync("", Replace);

        ((string?)(await EndAsync(action))["errorCode"]).ShouldBe("SCHEDULER_ACTIVE");
    }

    [Fact]
    public async Task A_scheduler_that_cannot_be_read_ends_the_push_as_any_failure_does()
    {
        App.Gateway.AnswerScheduler(Battery.OemDeviceId, new OemFailure(OemFailureReason.Offline));
        var action = await PushAsync("", Replace);

        ((string?)(await EndAsync(action))["errorCode"]).ShouldBe("DEVICE_OFFLINE");
    }

    private async Task<string> PushAsync(string delay, string onConflict) =>
        (string)(await PostAsync($$$"""{"action":{"command":"idle"}{{{onConflict}}},"sandbox":{"outcome":"scheduler_active"{{{delay}}}}}""")).Data["id"]!;

    private Task<Answer> PostAsync(string body) => Client.PostAnswerAsync(BatteryPath, body);

    /// <summary>Lets time pass until the action has ended.</summary>
    private async Task<JsonNode> EndAsync(string action)
    {
        await App.PassUntilAsync(async () => (string?)(await ReadAsync(action))["state"] is "completed" or "failed", $"action {action} has ended");
        return await ReadAsync(action);
    }

    private async Task<JsonNode> ReadAsync(string action) => (await Client.GetAnswerAsync("/actions/" + action)).Data;
}
