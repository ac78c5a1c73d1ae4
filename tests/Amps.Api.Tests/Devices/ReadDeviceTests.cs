using System.Net;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Devices.StockSandbox;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Devices;

public sealed class ReadDeviceTests : SandboxScene
{
    // How long a caller waits for a pull.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    [Theory]
    [InlineData("battery", "auron", "/battery", "status,capacity,level,chargeRate,dischargeLimit,currentMode")]
    [InlineData("ev_charger", "corvo", "/ev-charger", "status,isConnected,isCharging,currentPower,maxCurrent,powerRateLimit")]
    [InlineData("hvac", "boreal", "/hvac", "temperature,active,heatSetpoint,coolSetpoint,holdType,mode")]
    [InlineData("solar_inverter", "delmar", "/solar-inverter", "status,producing,currentPower,energyTotal")]
    [InlineData("vehicle", "corvo", "/vehicle", "batteryLevel,range,plugged,charging,fullyCharged,batteryCapacity,chargeLimit,chargeRate,chargeTimeRemaining,maxCurrent")]
    public async Task Every_type_is_read_with_all_its_state_under_its_own_path_and_under_devices(string type, string vendor, string path, string fields)
    {
        var device = await App.DemoDeviceAsync(type, vendor);

        foreach (var route in new[] { path, "/devices" })
        {
            var answer = await Client.GetAnswerAsync($"{route}/{device.Id}");

            answer.Status.ShouldBe(HttpStatusCode.OK);
            ((string?)answer.Data["id"]).ShouldBe(device.Id);
            ((string?)answer.Data["deviceType"]).ShouldBe(type);
            ((string?)answer.Data["vendor"]).ShouldBe(vendor);
            answer.Data["state"]!.AsObject().Select(field => field.Key).ShouldBe(fields.Split(','));
        }
    }

    [Fact]
    public async Task A_battery_shows_its_commands_strategies_and_settings()
    {
        var device = await App.DemoDeviceAsync("battery", "auron");

        var data = (await Client.GetAnswerAsync("/battery/" + device.Id)).Data;

        data["commands"]!["charge"]!["parameters"]!["power"]!.ToJsonString().ShouldBe("""{"unit":"kw","min":0,"max":5}""");
        data["commands"]!["charge"]!["execution"]!.ToJsonString().ShouldBe("""["immediate","scheduled","windowed"]""");
        data["conflictStrategies"]!.ToJsonString().ShouldBe("""["cancel_and_replace","queue_after"]""");
        data["settings"]!["discharge_floor"]!.AsObject().Select(field => field.Key).ShouldBe(["value", "unit", "min", "max"]);
        data["settings"]!["scheduler_enabled"]!.ToJsonString().ShouldBe("""{"value":false}""");
        data.AsObject().ContainsKey("lastAction").ShouldBeTrue();
        data.AsObject().ContainsKey("currentSchedule").ShouldBeTrue();
    }

    [Theory]
    [InlineData("vehicle", "delmar", "/vehicle")]
    [InlineData("solar_inverter", "auron", "/solar-inverter")]
    public async Task What_takes_no_commands_has_none_of_their_fields(string type, string vendor, string path)
    {
        var device = await App.DemoDeviceAsync(type, vendor);

        var data = (await Client.GetAnswerAsync($"{path}/{device.Id}")).Data.AsObject();

        foreach (var field in new[] { "commands", "conflictStrategies", "settings", "lastAction", "currentSchedule" })
        {
            data.ContainsKey(field).ShouldBeFalse(field);
        }
    }

    [Fact]
    public async Task A_state_younger_than_15_minutes_comes_from_the_cache()
    {
        var device = await App.DemoDeviceAsync("battery", "auron");
        var before = App.Gateway.Reads(device.OemDeviceId);
        App.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));

        var data = (await Client.GetAnswerAsync("/battery/" + device.Id)).Data;

        data["metadata"]!.ToJsonString().ShouldBe("""{"model":"Auron Cell 13","source":"cache","cacheType":"normal"}""");
        App.Gateway.Reads(device.OemDeviceId).ShouldBe(before);
    }

    [Fact]
    public async Task A_state_of_15_minutes_is_pulled_anew_and_kept_for_the_next_caller()
    {
        var device = await App.DemoDeviceAsync("battery", "auron");
        var before = App.Gateway.Reads(device.OemDeviceId);
        App.Time.Advance(TimeSpan.FromMinutes(15));

        var first = (await Client.GetAnswerAsync("/battery/" + device.Id)).Data;
        var second = (await Client.GetAnswerAsync("/battery/" + device.Id)).Data;

        ((string?)first["metadata"]!["source"]).ShouldBe("live");
        first["metadata"]!.AsObject().ContainsKey("cacheType").ShouldBeFalse();
        ((string?)first["sync"]!["lastPulledAt"]).ShouldBe("2026-06-01T10:45:00.000Z");
        ((string?)second["metadata"]!["source"]).ShouldBe("cache");
        App.Gateway.Reads(device.OemDeviceId).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Expedite_takes_a_state_of_one_minute_at_most()
    {
        var device = await App.DemoDeviceAsync("vehicle", "corvo");
        App.Time.Advance(TimeSpan.FromSeconds(59));
        var young = (await Client.GetAnswerAsync($"/vehicle/{device.Id}?expedite=true")).Data;
        App.Time.Advance(TimeSpan.FromSeconds(1));

        var old = (await Client.GetAnswerAsync($"/vehicle/{device.Id}?expedite=true")).Data;

        young["metadata"]!["cacheType"]!.GetValue<string>().ShouldBe("expedite");
        old["metadata"]!["source"]!.GetValue<string>().ShouldBe("live");
    }

    [Theory]
    [InlineData(OemFailureReason.Unavailable)]
    [InlineData(OemFailureReason.BadAnswer)]
    [InlineData(OemFailureReason.Timeout)]
    [InlineData(OemFailureReason.Asleep)]
    [InlineData(OemFailureReason.RateLimited)]
    public async Task A_failure_that_may_pass_falls_back_to_the_stored_state(OemFailureReason reason)
    {
        var device = await App.DemoDeviceAsync("hvac", "boreal");
        var stored = (await Client.GetAnswerAsync("/hvac/" + device.Id)).Data["state"]!.ToJsonString();
        App.Gateway.Fail(device.OemDeviceId, reason);
        App.Time.Advance(TimeSpan.FromHours(3));

        var answer = await Client.GetAnswerAsync("/hvac/" + device.Id);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        ((string?)answer.Data["metadata"]!["source"]).ShouldBe("fallback");
        ((bool?)answer.Data["sync"]!["available"]).ShouldBe(false);
        answer.Data["state"]!.ToJsonString().ShouldBe(stored);
    }

    [Fact]
    public async Task After_the_failure_has_passed_the_state_is_live_again()
    {
        var device = await App.DemoDeviceAsync("hvac", "boreal");
        App.Gateway.Fail(device.OemDeviceId, OemFailureReason.Unavailable);
        App.Time.Advance(TimeSpan.FromHours(3));
        await Client.GetAnswerAsync("/hvac/" + device.Id);
        App.Gateway.Restore(device.OemDeviceId);

        var data = (await Client.GetAnswerAsync("/hvac/" + device.Id)).Data;

        ((string?)data["metadata"]!["source"]).ShouldBe("live");
        ((bool?)data["sync"]!["available"]).ShouldBe(true);
    }

    [Theory]
    [InlineData(OemFailureReason.Unavailable, 503, "SERVICE_UNAVAILABLE")]
    [InlineData(OemFailureReason.RateLimited, 503, "SERVICE_UNAVAILABLE")]
    [InlineData(OemFailureReason.BadAnswer, 502, "OEM_ERROR")]
    [InlineData(OemFailureReason.Timeout, 504, "TIMEOUT")]
    [InlineData(OemFailureReason.Asleep, 504, "TIMEOUT")]
    [InlineData(OemFailureReason.Offline, 503, "DEVICE_OFFLINE")]
    [InlineData(OemFailureReason.Gone, 404, "DEVICE_NOT_FOUND")]
    public async Task Without_a_stored_state_the_failure_goes_to_the_caller_and_says_that_it_is_the_manufacturers(OemFailureReason reason, int status, string code)
    {
        var id = await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "unread", oemDeviceId: "never-read");
        App.Gateway.Fail("never-read", reason);

        var answer = await Client.GetAnswerAsync("/battery/" + id);

        ((int)answer.Status).ShouldBe(status);
        answer.Code.ShouldBe(code);
        answer.Details!.ToJsonString().ShouldBe($$"""{"vendor":"auron","deviceId":"{{id}}","source":"oem"}""");
    }

    [Fact]
    public async Task A_device_that_is_offline_says_so_although_a_state_is_stored()
    {
        var device = await App.DemoDeviceAsync("battery", "auron");
        App.Gateway.Fail(device.OemDeviceId, OemFailureReason.Offline);
        App.Time.Advance(TimeSpan.FromMinutes(20));

        (await Client.GetAnswerAsync("/battery/" + device.Id)).Code.ShouldBe("DEVICE_OFFLINE");
    }

    [Fact]
    public async Task Refused_credentials_disconnect_the_device_and_never_become_a_401()
    {
        var device = await App.DemoDeviceAsync("battery", "auron");
        App.Gateway.Fail(device.OemDeviceId, OemFailureReason.CredentialsRejected);
        App.Time.Advance(TimeSpan.FromMinutes(20));

        var first = await Client.GetAnswerAsync("/battery/" + device.Id);
        var reads = App.Gateway.Reads(device.OemDeviceId);
        App.Time.Advance(TimeSpan.FromMinutes(20));
        var second = await Client.GetAnswerAsync("/battery/" + device.Id);

        foreach (var answer in new[] { first, second })
        {
            answer.Status.ShouldBe(HttpStatusCode.OK);
            ((string?)answer.Data["connection"]!["state"]).ShouldBe("disconnected");
            ((string?)answer.Data["connection"]!["since"]).ShouldBe("2026-06-01T10:50:00.000Z");
            ((string?)answer.Data["metadata"]!["source"]).ShouldBe("fallback");
            answer.Data["state"].ShouldNotBeNull();
        }

        App.Gateway.Reads(device.OemDeviceId).ShouldBe(reads, "a disconnected device is not asked again");
    }

    [Fact]
    public async Task However_many_callers_ask_there_is_one_pull_at_a_time()
    {
        var device = await App.DemoDeviceAsync("battery", "auron");
        var before = App.Gateway.Reads(device.OemDeviceId);
        var release = new TaskCompletionSource<OemFailure?>(TaskCreationOptions.RunContinuationsAsynchronously);
        App.Gateway.Script(device.OemDeviceId, _ => release.Task);
        App.Time.Advance(TimeSpan.FromMinutes(20));

        var callers = Enumerable.Range(0, 20).Select(_ => Client.GetAnswerAsync("/battery/" + device.Id)).ToList();
        await Eventually.HoldsAsync(() => App.Gateway.Reads(device.OemDeviceId) > before && App.Time.CountTimers(Patience) == callers.Count, "the pull has begun, and all wait for it");
        release.SetResult(null);
        var answers = await Task.WhenAll(callers);

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        App.Gateway.Reads(device.OemDeviceId).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_caller_waits_8_seconds_and_the_pull_goes_on_for_the_next_one()
    {
        var device = await App.DemoDeviceAsync("battery", "auron");
        var release = new TaskCompletionSource<OemFailure?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = App.Gateway.Reads(device.OemDeviceId);
        App.Gateway.Script(device.OemDeviceId, _ => release.Task);
        App.Time.Advance(TimeSpan.FromMinutes(20));

        var caller = Client.GetAnswerAsync("/battery/" + device.Id);
        await Eventually.HoldsAsync(() => App.Gateway.Reads(device.OemDeviceId) > before && App.Time.HasTimerWithin(Patience), "the caller waits");
        App.Time.Advance(Patience);
        var impatient = await caller;
        release.SetResult(null);
        await Eventually.HoldsAsync(() => App.InSandboxAsync(db => db.Devices.AnyAsync(row => row.Id == DeviceId.Trust(device.Id) && row.PulledAt > AmpsApp.Start)), "the pull is recorded");
        var next = await Client.GetAnswerAsync("/battery/" + device.Id);

        ((string?)impatient.Data["metadata"]!["source"]).ShouldBe("fallback");
        ((string?)next.Data["metadata"]!["source"]).ShouldBe("cache");
        App.Gateway.Reads(device.OemDeviceId).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_device_beyond_the_allowance_is_refused()
    {
        var id = await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "over", oemDeviceId: "over", overage: true);

        var answer = await Client.GetAnswerAsync("/battery/" + id);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Code.ShouldBe("DEVICE_OVERAGE");
    }

    [Theory]
    [InlineData("/hvac/")]
    [InlineData("/vehicle/")]
    public async Task A_device_under_another_types_path_is_unknown(string path)
    {
        var battery = await App.DemoDeviceAsync("battery", "auron");

        (await Client.GetAnswerAsync(path + battery.Id)).Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task Another_customers_device_cannot_be_told_from_one_that_does_not_exist()
    {
        var device = await App.DemoDeviceAsync("battery", "auron");
        var stranger = await App.SendAsync(new CreateCustomerCommand("Stranger"));
        using var other = App.Client(stranger.SandboxKey);

        var theirs = await other.GetAnswerAsync("/battery/" + device.Id);
        var nobodys = await other.GetAnswerAsync("/battery/dev_00000000000000000000000000");

        theirs.Status.ShouldBe(HttpStatusCode.NotFound);
        theirs.Body["error"]!.ToJsonString().ShouldBe(nobodys.Body["error"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_call_at_the_same_instant_gives_every_customer_the_same_values()
    {
        var stranger = await App.SendAsync(new CreateCustomerCommand("Stranger"));
        await App.InAsync(AmpsEnvironment.Sandbox, stranger.CustomerId.Value, services => services.GetRequiredService<Amps.Application.Common.ISender>().Send(new StockSandboxCommand()));
        using var other = App.Client(stranger.SandboxKey);

        var ours = (await Client.GetAnswerAsync("/battery?vendor=auron")).Data["items"]![0]!["state"]!.ToJsonString();
        var theirs = (await other.GetAnswerAsync("/battery?vendor=auron")).Data["items"]![0]!["state"]!.ToJsonString();

        theirs.ShouldBe(ours);
    }
}
