using System.Net;
using Amps.Testing;

namespace Amps.Api.Tests.Sandbox;

public sealed class OrderFailuresTests : SandboxScene
{
    protected override Task BeginAsync()
    {
        App.Time.Advance(TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_answer_says_what_will_come()
    {
        var battery = Battery.Id;

        var answer = await FailAsync(battery, "TIMEOUT", 3);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Data.ToJsonString().ShouldBe($$"""{"deviceId":"{{battery}}","code":"TIMEOUT","remaining":3}""");
    }

    [Theory]
    [InlineData("NETWORK_ERROR")]
    [InlineData("SERVICE_UNAVAILABLE")]
    [InlineData("UNKNOWN_ERROR")]
    [InlineData("TIMEOUT")]
    [InlineData("DEVICE_ASLEEP")]
    [InlineData("RATE_LIMITED")]
    public async Task What_may_pass_makes_the_next_reads_fall_back_until_it_is_used_up(string code)
    {
        var battery = Battery.Id;
        await FailAsync(battery, code, 2);

        (await SourceAsync(battery)).ShouldBe("fallback");
        (await SourceAsync(battery)).ShouldBe("fallback");
        (await SourceAsync(battery)).ShouldBe("live");
    }

    [Theory]
    [InlineData("DEVICE_OFFLINE", "DEVICE_OFFLINE")]
    [InlineData("DEVICE_NOT_FOUND", "DEVICE_NOT_FOUND")]
    public async Task What_stays_goes_to_the_reader(string code, string answered)
    {
        var vehicle = (await App.DemoDeviceAsync("vehicle", "corvo")).Id;
        await FailAsync(vehicle, code, 1);

        (await Client.GetAnswerAsync("/vehicle/" + vehicle)).Code.ShouldBe(answered);
        (await SourceAsync(vehicle)).ShouldBe("live");
    }

    [Theory]
    [InlineData("INVALID_CREDENTIALS")]
    [InlineData("MFA_REQUIRED")]
    public async Task Refused_credentials_disconnect_the_device(string code)
    {
        var inverter = (await App.DemoDeviceAsync("solar_inverter", "auron")).Id;
        await FailAsync(inverter, code, 1);

        ((string?)(await Client.GetAnswerAsync("/solar-inverter/" + inverter)).Data["connection"]!["state"]).ShouldBe("disconnected");
    }

    [Theory]
    [InlineData("REJECTED", "OEM_ERROR")]
    [InlineData("SCHEDULER_ACTIVE", "SCHEDULER_ACTIVE")]
    [InlineData("DEVICE_OFFLINE", "DEVICE_OFFLINE")]
    public async Task A_push_fails_with_it(string code, string errorCode)
    {
        var battery = Battery.Id;
        await FailAsync(battery, code, 1);

        await PushEndsAsync(battery, action => (string?)action["errorCode"] == errorCode);
    }

    [Fact]
    public async Task Only_a_command_can_be_refused()
    {
        var battery = Battery.Id;
        await FailAsync(battery, "REJECTED", 1);
        (await SourceAsync(battery)).ShouldBe("live");

        await PushEndsAsync(battery, action => (string?)action["state"] == "failed");
    }

    [Fact]
    public async Task A_push_that_meets_what_may_pass_is_tried_again()
    {
        var battery = Battery.Id;
        await FailAsync(battery, "NETWORK_ERROR", 2);

        await PushEndsAsync(battery, action => (string?)action["state"] == "completed");
    }

    [Fact]
    public async Task The_last_order_counts()
    {
        var battery = Battery.Id;
        await FailAsync(battery, "DEVICE_OFFLINE", 100);
        await FailAsync(battery, "TIMEOUT", 1);

        (await SourceAsync(battery)).ShouldBe("fallback");
        (await SourceAsync(battery)).ShouldBe("live");
    }

    [Fact]
    public async Task A_count_of_none_clears_it()
    {
        var battery = Battery.Id;
        await FailAsync(battery, "DEVICE_OFFLINE", 100);

        ((int?)(await FailAsync(battery, "DEVICE_OFFLINE", 0)).Data["remaining"]).ShouldBe(0);
        (await SourceAsync(battery)).ShouldBe("live");
    }

    [Fact]
    public async Task Other_devices_do_not_notice()
    {
        await FailAsync(Battery.Id, "TIMEOUT", 100);
        App.Time.Advance(TimeSpan.FromHours(1));

        (await SourceAsync((await App.DemoDeviceAsync("battery", "boreal")).Id)).ShouldBe("live");
    }

    [Fact]
    public async Task It_is_no_news_about_the_manufacturer()
    {
        var battery = Battery.Id;
        await FailAsync(battery, "SERVICE_UNAVAILABLE", 2);
        (await SourceAsync(battery)).ShouldBe("fallback");

        (await Client.GetAnswerAsync("/oems")).Data["items"]!.AsArray().ShouldAllBe(oem => (string?)oem!["health"] == "ok");
    }

    [Theory]
    [InlineData("{}", "code", "missing")]
    [InlineData("""{"code":"TIMEOUT"}""", "count", "missing")]
    [InlineData("""{"code":"TIMEOUT","count":101}""", "count", "from 0 to 100")]
    [InlineData("""{"code":"TIMEOUT","count":-1}""", "count", "from 0 to 100")]
    [InlineData("""{"code":"TIMEOUT","count":1.5}""", "count", "from 0 to 100")]
    [InlineData("""{"code":"TIMEOUT","count":"1"}""", "count", "an integer")]
    [InlineData("""{"code":"timeout","count":1}""", "code", "NETWORK_ERROR, SERVICE_UNAVAILABLE, UNKNOWN_ERROR, TIMEOUT")]
    [InlineData("""{"code":"KABOOM","count":1}""", "code", "MFA_REQUIRED")]
    [InlineData("""{"code":"TIMEOUT","count":1,"for":"1h"}""", "for", "known: code, count")]
    public async Task A_bad_body_is_refused_and_named(string body, string path, string expected)
    {
        var answer = await Client.PostAnswerAsync($"/sandbox/devices/{Battery.Id}/fail", body);

        answer.Code.ShouldBe("VALIDATION_ERROR");
        ((string)answer.Details!["issues"]!.AsArray().First(issue => (string?)issue!["path"] == path)!["message"]!).ShouldContain(expected);
    }

    private Task<Answer> FailAsync(string device, string code, int count) => Client.PostAnswerAsync($"/sandbox/devices/{device}/fail", $$"""{"code":"{{code}}","count":{{count}}}""");

    private async Task<string?> SourceAsync(string device)
    {
        App.Time.Advance(TimeSpan.FromSeconds(1));
        return (string?)(await Client.GetAnswerAsync("/devices/" + device)).Data["metadata"]!["source"];
    }

    private async Task PushEndsAsync(string battery, Func<System.Text.Json.Nodes.JsonNode, bool> ended)
    {
        var action = "/actions/" + (string)(await Client.PostAnswerAsync("/battery/" + battery, """{"action":{"command":"idle"}}""")).Data["id"]!;
        await App.PassUntilAsync(async () => ended((await Client.GetAnswerAsync(action)).Data), "the push has ended");
    }
}
