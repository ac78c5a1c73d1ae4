using System.Net;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

public sealed class WriteSettingsTests : SettingsScene
{
    [Fact]
    public async Task Settings_are_written_and_the_next_read_shows_them()
    {
        await Client.GetAnswerAsync(BatteryPath);

        var answer = await WriteAsync(Two);
        App.Time.Advance(TimeSpan.FromSeconds(1));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Data.ToJsonString().ShouldBe($$"""{"deviceId":"{{Battery.Id}}","updated":["export_limit","discharge_floor"]}""");
        var read = (await Client.GetAnswerAsync(BatteryPath)).Data;
        ((string?)read["metadata"]!["source"]).ShouldBe("live", "what was just written is read anew");
        read["settings"]!["discharge_floor"]!.ToJsonString().ShouldBe("""{"value":20,"unit":"percent","min":0,"max":100}""");
        ((double?)read["settings"]!["export_limit"]!["value"]).ShouldBe(3000);
    }

    [Fact]
    public async Task A_charger_takes_its_power_limit()
    {
        var charger = await App.DemoDeviceAsync("ev_charger", "corvo");

        (await Client.PostAnswerAsync($"/ev-charger/{charger.Id}/settings", """{"max_charge_rate":{"value":4.6,"unit":"kw"}}""")).Status.ShouldBe(HttpStatusCode.OK);
        App.Time.Advance(TimeSpan.FromSeconds(1));

        ((double?)(await Client.GetAnswerAsync("/ev-charger/" + charger.Id)).Data["state"]!["powerRateLimit"]).ShouldBe(4.6);
    }

    public static TheoryData<string, int, string> Refused() => new()
    {
        { "{", 400, "MALFORMED_JSON" },
        { "", 400, "MALFORMED_JSON" },
        { """{"discharge_floor":{"value":NaN,"unit":"percent"}}""", 400, "MALFORMED_JSON" },
        { "[]", 400, "VALIDATION_ERROR" },
        { "null", 400, "VALIDATION_ERROR" },
        { "{}", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":20}""", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":null}""", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":{}}""", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":{"value":20}}""", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":{"unit":"percent"}}""", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":{"value":"20","unit":"percent"}}""", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":{"value":null,"unit":"percent"}}""", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":{"value":true}}""", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":{"value":1e999,"unit":"percent"}}""", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":{"value":20,"unit":"furlongs"}}""", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":{"value":20,"unit":"percent","min":0}}""", 400, "VALIDATION_ERROR" },
        { """{"discharge_floor":{"value":20,"unit":"percent"},"discharge_floor":{"value":30,"unit":"percent"}}""", 400, "VALIDATION_ERROR" },
        { """{"scheduler_enabled":{"value":true,"unit":"percent"}}""", 400, "VALIDATION_ERROR" },
        { """{"scheduler_enabled":{"value":1,"unit":"percent"}}""", 400, "VALIDATION_ERROR" },
        { """{"speed":{"value":20,"unit":"kw"}}""", 422, "UNSUPPORTED_SETTING" },
        { """{"speed":{"value":false}}""", 422, "UNSUPPORTED_SETTING" },
        { """{"Discharge_Floor":{"value":20,"unit":"percent"}}""", 422, "UNSUPPORTED_SETTING" },
        { """{"scheduler_enabled":{"value":true}}""", 422, "READ_ONLY_SETTING" },
        { """{"discharge_floor":{"value":20,"unit":"kwh"}}""", 422, "UNSUPPORTED_UNIT" },
        { """{"discharge_floor":{"value":-0.01,"unit":"percent"}}""", 422, "PARAMETER_OUT_OF_RANGE" },
        { """{"discharge_floor":{"value":100.01,"unit":"percent"}}""", 422, "PARAMETER_OUT_OF_RANGE" },
        { """{"export_limit":{"value":3000,"unit":"watts"},"discharge_floor":{"value":101,"unit":"percent"}}""", 422, "PARAMETER_OUT_OF_RANGE" },
        { """{"export_limit":{"value":3000,"unit":"watts"},"speed":{"value":1,"unit":"kw"}}""", 422, "UNSUPPORTED_SETTING" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_taken_is_refused_and_nothing_is_written(string body, int status, string code)
    {
        var answer = await WriteAsync(body);

        ((int)answer.Status).ShouldBe(status, answer.Body.ToJsonString());
        answer.Code.ShouldBe(code);
        App.Gateway.Writes(Battery.OemDeviceId).ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_says_what_the_device_takes() =>
        (await WriteAsync("""{"speed":{"value":20,"unit":"kw"}}""")).Details!.ToJsonString().ShouldBe(
            """{"unsupportedSettings":["speed"],"deviceCapabilities":{"supportedSettings":["charge_ceiling","discharge_floor","export_limit","max_charge_rate","max_discharge_rate","safety_reserve"]}}""");

    [Theory]
    [InlineData("vehicle", "corvo", "DIRECT_ACTION_UNSUPPORTED")]
    [InlineData("solar_inverter", "auron", "DIRECT_ACTION_UNSUPPORTED")]
    [InlineData("hvac", "boreal", "UNSUPPORTED_SETTING")]
    public async Task What_has_no_settings_says_so(string type, string vendor, string code)
    {
        var device = await App.DemoDeviceAsync(type, vendor);

        (await Client.PostAnswerAsync($"/{type.Replace('_', '-')}/{device.Id}/settings", Floor)).Code.ShouldBe(code);
    }

    [Fact]
    public async Task Another_type_and_another_customer_find_no_device()
    {
        var stranger = await App.SendAsync(new CreateCustomerCommand("Stranger"));
        using var other = App.Client(stranger.SandboxKey);

        (await Client.PostAnswerAsync($"/ev-charger/{Battery.Id}/settings", Floor)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await other.PostAnswerAsync(Path, Floor)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await Client.PostAnswerAsync("/battery/nothing/settings", Floor)).Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task Beyond_the_allowance_it_is_forbidden_whatever_is_written()
    {
        var over = await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "over", oemDeviceId: "over", overage: true);

        (await Client.PostAnswerAsync($"/battery/{over}/settings", """{"speed":{"value":20,"unit":"kw"}}""")).Code.ShouldBe("DEVICE_OVERAGE");
    }

    [Fact]
    public async Task An_action_in_flight_is_waited_for_by_the_caller_and_its_end_lets_the_write_through()
    {
        var pushed = await Client.PostAnswerAsync(BatteryPath, """{"action":{"command":"idle"}}""");
        var action = (string)pushed.Data["id"]!;

        var busy = await WriteAsync(Floor);
        await App.PassUntilAsync(async () => (string?)(await Client.GetAnswerAsync("/actions/" + action)).Data["state"] == "completed", "the action is completed");
        var free = await WriteAsync(Floor);

        busy.Status.ShouldBe(HttpStatusCode.Conflict);
        busy.Details!.ToJsonString().ShouldBe($$"""{"reason":"in_progress","conflictingActionIds":["{{action}}"]}""");
        free.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_action_that_waits_for_its_start_stands_in_no_ones_way()
    {
        await Client.PostAnswerAsync(BatteryPath, """{"action":{"command":"idle","start":"1h"}}""");

        (await WriteAsync(Floor)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_key_writes_once_and_gives_the_same_answer()
    {
        var first = await WriteAsync(Floor, "k");
        var second = await WriteAsync(Floor, "k");

        second.Data.ToJsonString().ShouldBe(first.Data.ToJsonString());
        second.Headers.GetValues("idempotent-replayed").ShouldBe(["true"]);
        App.Gateway.Writes(Battery.OemDeviceId).ShouldBe(1);
        (await WriteAsync(Two, "k")).Code.ShouldBe("IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task A_refusal_is_stored_under_its_key()
    {
        const string Wrong = """{"discharge_floor":{"value":101,"unit":"percent"}}""";
        var first = await WriteAsync(Wrong, "k");

        var second = await WriteAsync(Wrong, "k");

        second.Headers.GetValues("idempotent-replayed").ShouldBe(["true"]);
        second.Body["error"]!.ToJsonString().ShouldBe(first.Body["error"]!.ToJsonString());
    }

    [Fact]
    public async Task Two_writes_at_the_same_instant_are_both_carried_out()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => WriteAsync(number % 2 == 0 ? Floor : Two)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        App.Gateway.Writes(Battery.OemDeviceId).ShouldBe(8);
    }
}
