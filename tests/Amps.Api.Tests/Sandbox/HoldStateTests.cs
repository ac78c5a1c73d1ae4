using System.Text.Json.Nodes;
using Amps.Testing;

namespace Amps.Api.Tests.Sandbox;

public sealed class HoldStateTests : SandboxScene
{
    protected override Task BeginAsync()
    {
        App.Time.Advance(TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("battery", "auron", """{"status":"standby","capacity":10,"level":50,"chargeRate":-1.25,"dischargeLimit":5,"currentMode":"auto.export"}""")]
    [InlineData("ev_charger", "auron", """{"status":"faulted","isConnected":true,"isCharging":false,"currentPower":0,"maxCurrent":16,"powerRateLimit":11}""")]
    [InlineData("hvac", "delmar", """{"temperature":31.5,"active":true,"heatSetpoint":20,"coolSetpoint":24,"holdType":"permanent","mode":"cool"}""")]
    [InlineData("solar_inverter", "delmar", """{"status":"unavailable","producing":false,"currentPower":0,"energyTotal":12.5}""")]
    [InlineData("vehicle", "corvo", """{"batteryLevel":12,"range":50,"plugged":true,"charging":true,"fullyCharged":false,"batteryCapacity":60,"chargeLimit":80,"chargeRate":7,"chargeTimeRemaining":340,"maxCurrent":32}""")]
    public async Task Every_field_of_every_type_can_be_held(string type, string vendor, string state)
    {
        var device = (await App.DemoDeviceAsync(type, vendor)).Id;

        (await HoldAsync(device, state)).Data["state"]!.ToJsonString().ShouldBe(state);
        App.Time.Advance(TimeSpan.FromSeconds(1));
        await ReadsAsync(device, "live", state);
    }

    [Fact]
    public async Task The_other_fields_stay_the_devices_own()
    {
        var battery = Battery.Id;
        var own = (await Client.GetAnswerAsync("/battery/" + battery)).Data["state"]!;

        var held = (await HoldAsync(battery, """{"level":50,"chargeRate":null}""")).Data["state"]!;

        ((double?)held["level"]).ShouldBe(50);
        held["chargeRate"].ShouldBeNull();
        ((string?)held["status"]).ShouldBe((string?)own["status"]);
        ((double?)held["capacity"]).ShouldBe(13.5);
    }

    [Fact]
    public async Task After_an_hour_the_device_shows_its_own_again()
    {
        var battery = Battery.Id;
        await HoldAsync(battery, """{"capacity":99}""");
        App.Time.Advance(TimeSpan.FromMinutes(59));
        (await CapacityAsync(battery)).ShouldBe(99);

        App.Time.Advance(TimeSpan.FromMinutes(16));

        (await CapacityAsync(battery)).ShouldBe(13.5);
    }

    [Fact]
    public async Task A_further_call_replaces_what_is_held()
    {
        var battery = Battery.Id;
        await HoldAsync(battery, """{"capacity":99}""");
        App.Time.Advance(TimeSpan.FromSeconds(1));

        var state = (await HoldAsync(battery, """{"dischargeLimit":1}""")).Data["state"]!;

        ((double?)state["capacity"]).ShouldBe(13.5);
        ((double?)state["dischargeLimit"]).ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_map_lets_go()
    {
        var battery = Battery.Id;
        await HoldAsync(battery, """{"capacity":99}""");
        App.Time.Advance(TimeSpan.FromSeconds(1));

        ((double?)(await HoldAsync(battery, "{}")).Data["state"]!["capacity"]).ShouldBe(13.5);
    }

    [Fact]
    public async Task The_fields_may_stand_by_themselves()
    {
        var battery = Battery.Id;

        ((double?)(await Client.PostAnswerAsync($"/sandbox/devices/{battery}/state", """{"level":33}""")).Data["state"]!["level"]).ShouldBe(33);
    }

    [Fact]
    public async Task A_push_changes_the_device_under_what_is_held()
    {
        var battery = Battery.Id;
        await HoldAsync(battery, """{"level":50}""");
        var action = "/actions/" + (string)(await Client.PostAnswerAsync("/battery/" + battery, """{"action":{"command":"charge"},"sandbox":{"delaySeconds":0}}""")).Data["id"]!;
        await Eventually.AnswersAsync(async () => (string?)(await Client.GetAnswerAsync(action)).Data["state"] == "completed", "the push is completed");
        App.Time.Advance(TimeSpan.FromMinutes(10));

        var state = (await Client.GetAnswerAsync("/battery/" + battery)).Data["state"]!;

        ((double?)state["level"]).ShouldBe(50);
        ((string?)state["currentMode"]).ShouldBe("charge");
    }

    [Fact]
    public async Task What_is_held_is_shown_in_lists_too()
    {
        var battery = Battery.Id;
        await HoldAsync(battery, """{"level":50}""");

        ((double?)(await Client.GetAnswerAsync("/battery?vendor=auron")).Data["items"]![0]!["state"]!["level"]).ShouldBe(50);
    }

    [Fact]
    public async Task No_ordered_failure_is_used_up_by_it()
    {
        var battery = Battery.Id;
        await Client.PostAnswerAsync($"/sandbox/devices/{battery}/fail", """{"code":"DEVICE_OFFLINE","count":1}""");

        ((string?)(await HoldAsync(battery, """{"level":50}""")).Data["metadata"]!["source"]).ShouldBe("live");
        (await Client.GetAnswerAsync("/battery/" + battery)).Code.ShouldBe("DEVICE_OFFLINE");
    }

    [Fact]
    public async Task A_repetition_with_the_same_idempotency_key_gets_the_same_answer()
    {
        var path = $"/sandbox/devices/{(await App.DemoDeviceAsync("vehicle", "delmar")).Id}/state";
        var first = await Client.PostAnswerAsync(path, """{"fields":{"batteryLevel":5}}""", "once");
        App.Time.Advance(TimeSpan.FromHours(2));

        (await Client.PostAnswerAsync(path, """{"fields":{"batteryLevel":5}}""", "once")).Data.ToJsonString().ShouldBe(first.Data.ToJsonString());
    }

    private Task<Answer> HoldAsync(string device, string fields) => Client.PostAnswerAsync($"/sandbox/devices/{device}/state", $$"""{"fields":{{fields}}}""");

    private async Task<double?> CapacityAsync(string battery) => (double?)(await Client.GetAnswerAsync("/battery/" + battery)).Data["state"]!["capacity"];

    private async Task ReadsAsync(string device, string source, string state)
    {
        var read = (await Client.GetAnswerAsync("/devices/" + device)).Data;
        ((string?)read["metadata"]!["source"]).ShouldBe(source);
        read["state"]!.ToJsonString().ShouldBe(JsonNode.Parse(state)!.ToJsonString());
    }
}
