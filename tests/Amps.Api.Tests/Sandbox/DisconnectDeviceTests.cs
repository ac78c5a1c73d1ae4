using System.Net;
using Amps.Testing;

namespace Amps.Api.Tests.Sandbox;

public sealed class DisconnectDeviceTests : SandboxScene
{
    [Fact]
    public async Task The_device_is_disconnected_and_shows_what_it_said_last()
    {
        var battery = Battery.Id;

        var answer = await Client.PostAnswerAsync($"/sandbox/devices/{battery}/disconnect");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        ((string?)answer.Data["connection"]!["state"]).ShouldBe("disconnected");
        ((string?)answer.Data["metadata"]!["source"]).ShouldBe("fallback");
        answer.Data["state"].ShouldNotBeNull();
        (await Client.GetAnswerAsync("/battery/" + battery)).Data.ToJsonString().ShouldBe(answer.Data.ToJsonString());
    }

    [Fact]
    public async Task All_devices_of_the_account_are_lost_and_no_others()
    {
        var battery = Battery.Id;
        var other = await Client.AddDeviceAsync("battery", "auron", "somebody-else");
        await Client.PostAnswerAsync($"/sandbox/devices/{battery}/disconnect");

        var lost = (await Client.GetAnswerAsync("/devices?connection=disconnected")).Data["items"]!.AsArray();

        lost.Select(device => $"{(string?)device!["vendor"]} {(string?)device["deviceType"]}").ShouldBe(["auron battery", "auron ev_charger", "auron solar_inverter"], ignoreOrder: true);
        lost.Select(device => (string?)device!["id"]).ShouldNotContain(other);
    }

    [Fact]
    public async Task Each_device_announces_it_once_however_often_it_is_asked_for()
    {
        var (battery, charger) = (Battery.Id, (await App.DemoDeviceAsync("ev_charger", "auron")).Id);
        await Client.PostAnswerAsync($"/sandbox/devices/{battery}/disconnect");
        await Client.PostAnswerAsync($"/sandbox/devices/{charger}/disconnect");
        await Client.GetAnswerAsync("/battery/" + battery);

        (await App.MessageTypesAsync(battery)).ShouldBe(["device.connected", "device.disconnected"]);
        (await App.MessageTypesAsync(charger)).ShouldBe(["device.connected", "device.disconnected"]);
    }

    [Fact]
    public async Task A_push_ends_with_the_refused_credentials()
    {
        var battery = (await App.DemoDeviceAsync("battery", "boreal")).Id;
        await Client.PostAnswerAsync($"/sandbox/devices/{battery}/disconnect", "{}");
        var action = "/actions/" + (string)(await Client.PostAnswerAsync("/battery/" + battery, """{"action":{"command":"idle"}}""")).Data["id"]!;

        await Eventually.AnswersAsync(async () => (string?)(await Client.GetAnswerAsync(action)).Data["errorCode"] == "INVALID_CREDENTIALS", "the push has failed");
    }

    [Fact]
    public async Task Whoever_connects_another_device_of_the_account_has_signed_in_again()
    {
        var (inverter, vehicle) = ((await App.DemoDeviceAsync("solar_inverter", "delmar")).Id, (await App.DemoDeviceAsync("vehicle", "delmar")).Id);
        await Client.PostAnswerAsync($"/sandbox/devices/{inverter}/disconnect");

        await Client.AddDeviceAsync("hvac", "delmar", "demo-user");
        App.Time.Advance(TimeSpan.FromSeconds(1));

        var read = (await Client.GetAnswerAsync("/vehicle/" + vehicle)).Data;
        ((string?)read["connection"]!["state"]).ShouldBe("connected");
        ((string?)read["metadata"]!["source"]).ShouldBe("live");
        (await App.MessageTypesAsync(inverter)).ShouldBe(["device.connected", "device.disconnected", "device.reconnected"]);
    }

    [Fact]
    public async Task A_body_with_keys_is_refused() =>
        (await Client.PostAnswerAsync($"/sandbox/devices/{Battery.Id}/disconnect", """{"for":"1h"}""")).Code.ShouldBe("VALIDATION_ERROR");
}
