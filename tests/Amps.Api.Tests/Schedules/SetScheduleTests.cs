using System.Net;
using System.Text.Json.Nodes;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Schedules;

public sealed class SetScheduleTests : ScheduleScene
{
    private const string Nightly = """{"recurrence":{"rule":"daily"},"slots":[{"time":"00:30","duration":"PT5H","command":"charge","parameters":{"target":{"value":100,"unit":"percent"}}}]}""";

    [Fact]
    public async Task A_schedule_is_answered_as_it_was_set_with_its_zone_and_its_next_time()
    {
        var set = await PutAsync(Nightly);

        set.Status.ShouldBe(HttpStatusCode.OK);
        set.Data.AsObject().Select(member => member.Key).ShouldBe(["id", "deviceId", "deviceType", "state", "timezone", "recurrence", "slots", "createdAt", "updatedAt", "nextFireAt", "lastSkip"]);
        ((string?)set.Data["state"]).ShouldBe("pending");
        ((string?)set.Data["timezone"]).ShouldBe("Europe/London", "the device's");
        ((string?)set.Data["nextFireAt"]).ShouldBe("2026-06-01T23:30:00.000Z");
        set.Data["slots"]!.ToJsonString().ShouldBe("""[{"time":"00:30","duration":"PT5H","command":"charge","parameters":{"target":{"value":100,"unit":"percent"}}}]""");
        (await ReadAsync()).ToJsonString().ShouldBe(set.Data.ToJsonString());
    }

    [Fact]
    public async Task What_was_read_can_be_set_again_as_it_is()
    {
        var set = await SetAsync("""{"timezone":"Australia/Sydney","slots":[{"at":"2026-06-05T12:00:00+02:00","duration":"PT1H","command":"charge"},{"time":"08:00","command":"idle"}]}""");

        var again = await PutAsync(new JsonObject { ["timezone"] = (string?)set["timezone"], ["recurrence"] = null, ["slots"] = set["slots"]!.DeepClone() }.ToJsonString());

        again.Data.ToJsonString().ShouldBe(set.ToJsonString());
    }

    [Fact]
    public async Task The_same_plan_again_changes_nothing_and_tells_nobody()
    {
        var first = await PutAsync(Nightly);
        App.Time.Advance(TimeSpan.FromMinutes(5));

        var again = await PutAsync(Nightly);

        again.Data.ToJsonString().ShouldBe(first.Data.ToJsonString());
        again.Headers.ETag.ShouldBe(first.Headers.ETag);
        (await App.BodiesAsync("schedule.created")).Count.ShouldBe(1);
        (await App.BodiesAsync("schedule.updated")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_plan_takes_its_place_under_the_same_id()
    {
        var first = await PutAsync(Nightly);

        var second = await PutAsync("""{"timezone":"UTC","recurrence":{"rule":"weekly","days":["wed"]},"slots":[{"time":"08:00","command":"idle"}]}""");

        ((string?)second.Data["id"]).ShouldBe((string?)first.Data["id"]);
        second.Headers.ETag.ShouldNotBe(first.Headers.ETag);
        ((string?)second.Data["nextFireAt"]).ShouldBe("2026-06-03T08:00:00.000Z");
        ((int?)(await Client.GetAnswerAsync("/schedules")).Data["pagination"]!["total"]).ShouldBe(1);
        (await App.BodiesAsync("schedule.updated")).ShouldHaveSingleItem().ToJsonString().ShouldBe(
            $$"""{"scheduleId":"{{(string?)first.Data["id"]}}","deviceId":"{{Battery.Id}}","deviceType":"battery","timestamp":"2026-06-01T10:30:00.000Z"}""");
    }

    [Fact]
    public async Task Of_many_that_are_set_at_the_same_instant_one_stays()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(hour => PutAsync($$"""{"recurrence":{"rule":"daily"},"slots":[{"time":"0{{hour}}:00","command":"idle"}]}""")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers.Select(answer => (string?)answer.Data["id"]).Distinct().Count().ShouldBe(1);
        ((int?)(await Client.GetAnswerAsync("/schedules")).Data["pagination"]!["total"]).ShouldBe(1);
    }

    public static TheoryData<string, string> Malformed() => new()
    {
        { "", """[]""" },
        { "slots", """{}""" },
        { "slots", """{"slots":[]}""" },
        { "slots", """{"slots":{}}""" },
        { "slots", $$"""{"slots":[{{string.Join(',', Enumerable.Range(0, 49).Select(_ => """{"time":"08:00","command":"idle"}"""))}}]}""" },
        { "slots[0]", """{"slots":["08:00"]}""" },
        { "surprise", """{"surprise":1,"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "slots[0].surprise", """{"slots":[{"time":"08:00","command":"idle","surprise":1}]}""" },
        { "slots[0].command", """{"slots":[{"time":"08:00","command":"idle","command":"charge"}]}""" },
        { "slots[0].command", """{"slots":[{"time":"08:00"}]}""" },
        { "slots[0].command", """{"slots":[{"time":"08:00","command":"fly"}]}""" },
        { "slots[0].time", """{"slots":[{"command":"idle"}]}""" },
        { "slots[0].time", """{"slots":[{"time":"8:00","command":"idle"}]}""" },
        { "slots[0].time", """{"slots":[{"time":"24:00","command":"idle"}]}""" },
        { "slots[0].time", """{"slots":[{"time":800,"command":"idle"}]}""" },
        { "slots[0].at", """{"slots":[{"at":"2026-06-05T12:00:00","command":"idle"}]}""" },
        { "slots[0].at", """{"slots":[{"time":"08:00","at":"2026-06-05T12:00:00Z","command":"idle"}]}""" },
        { "slots[0].at", """{"recurrence":{"rule":"daily"},"slots":[{"at":"2026-06-05T12:00:00Z","command":"idle"}]}""" },
        { "slots[0].duration", """{"slots":[{"time":"08:00","duration":"5h","command":"charge"}]}""" },
        { "slots[0].duration", """{"slots":[{"time":"08:00","duration":"PT0S","command":"charge"}]}""" },
        { "slots[0].duration", """{"recurrence":{"rule":"daily"},"slots":[{"time":"08:00","duration":"PT25H","command":"charge"}]}""" },
        { "slots[0].duration", """{"slots":[{"time":"08:00","duration":"P31D","command":"charge"}]}""" },
        { "slots[0].parameters.power.unit", """{"slots":[{"time":"08:00","command":"charge","parameters":{"power":{"value":1,"unit":"horsepower"}}}]}""" },
        { "slots[0].parameters.power.value", """{"slots":[{"time":"08:00","command":"charge","parameters":{"power":{"unit":"kw"}}}]}""" },
        { "slots[1]", """{"recurrence":{"rule":"daily"},"slots":[{"time":"08:00","duration":"PT2H","command":"charge"},{"time":"09:00","command":"idle"}]}""" },
        { "slots[1]", """{"slots":[{"at":"2026-06-05T12:00:00Z","duration":"PT2H","command":"charge"},{"at":"2026-06-05T13:00:00Z","command":"idle"}]}""" },
        { "timezone", """{"timezone":"Mars/Olympus","slots":[{"time":"08:00","command":"idle"}]}""" },
        { "timezone", """{"timezone":1,"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence", """{"recurrence":"daily","slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence", """{"recurrence":{"rule":"daily","until":"2026-05-31"},"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence.rule", """{"recurrence":{},"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence.rule", """{"recurrence":{"rule":"monthly"},"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence.days", """{"recurrence":{"rule":"weekly"},"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence.days", """{"recurrence":{"rule":"weekly","days":[]},"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence.days", """{"recurrence":{"rule":"weekly","days":["mon","mon"]},"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence.days", """{"recurrence":{"rule":"daily","days":["mon"]},"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence.days[1]", """{"recurrence":{"rule":"weekly","days":["mon","Tue"]},"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence.until", """{"recurrence":{"rule":"daily","until":"2027-02-30"},"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence.exclusions[0]", """{"recurrence":{"rule":"daily","exclusions":["25.12."]},"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence.exclusions", """{"recurrence":{"rule":"daily","exclusions":"2026-12-25"},"slots":[{"time":"08:00","command":"idle"}]}""" },
        { "recurrence.every", """{"recurrence":{"rule":"daily","every":2},"slots":[{"time":"08:00","command":"idle"}]}""" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_makes_no_sense_is_named_by_its_place(string path, string body)
    {
        var answer = await PutAsync(body);

        answer.Code.ShouldBe("VALIDATION_ERROR", answer.Body.ToJsonString());
        answer.Details!["issues"]!.AsArray().Select(issue => (string?)issue!["path"]).ShouldBe([path], answer.Body.ToJsonString());
        (await Client.GetAnswerAsync(Path)).Code.ShouldBe("NOT_FOUND");
    }

    public static TheoryData<string, string> Refused() => new()
    {
        { "UNSUPPORTED_MODE", """{"slots":[{"time":"07:00","command":"idle"},{"time":"08:00","command":"cool","parameters":{"target":{"value":20,"unit":"celsius"}}}]}""" },
        { "UNSUPPORTED_PARAMETER", """{"slots":[{"time":"07:00","command":"idle"},{"time":"08:00","command":"charge","parameters":{"speed":{"value":1,"unit":"kw"}}}]}""" },
        { "UNSUPPORTED_UNIT", """{"slots":[{"time":"07:00","command":"idle"},{"time":"08:00","command":"charge","parameters":{"power":{"value":1,"unit":"percent"}}}]}""" },
        { "PARAMETER_OUT_OF_RANGE", """{"slots":[{"time":"07:00","command":"idle"},{"time":"08:00","command":"charge","parameters":{"power":{"value":6,"unit":"kw"}}}]}""" },
        { "EXECUTION_NOT_SUPPORTED", """{"slots":[{"time":"07:00","command":"idle"},{"time":"08:00","duration":"PT1H","command":"idle"}]}""" },
        { "START_OUT_OF_RANGE", """{"timezone":"Australia/Sydney","slots":[{"time":"07:00","command":"idle"},{"at":"9999-12-31T23:59:00Z","duration":"PT1H","command":"charge"}]}""" },
        { "START_IN_PAST", """{"slots":[{"time":"07:00","command":"idle"},{"at":"2026-06-01T10:28:59Z","command":"idle"}]}""" },
        { "START_OUT_OF_RANGE", """{"slots":[{"time":"07:00","command":"idle"},{"at":"2027-06-03T10:30:00Z","command":"idle"}]}""" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_the_device_does_not_take_is_refused_as_a_push_would_be(string code, string body)
    {
        var answer = await PutAsync(body);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Body.ToJsonString());
        answer.Code.ShouldBe(code);
        answer.Message!.ShouldContain("`slots[1]");
        (await Client.GetAnswerAsync(Path)).Code.ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task A_refusal_says_what_the_device_takes() =>
        (await PutAsync("""{"slots":[{"time":"08:00","command":"charge","parameters":{"power":{"value":6,"unit":"kw"}}}]}""")).Details!.ToJsonString()
            .ShouldBe("""{"parameter":"power","value":6,"min":0,"max":5,"unit":"kw"}""");

    [Theory]
    [InlineData("vehicle", "corvo", "/vehicle/")]
    [InlineData("solar_inverter", "auron", "/solar-inverter/")]
    public async Task What_takes_no_commands_has_no_schedule(string type, string vendor, string path)
    {
        var device = await App.DemoDeviceAsync(type, vendor);

        (await Client.PutAnswerAsync(path + device.Id + "/schedule", Nightly)).Code.ShouldBe("DIRECT_ACTION_UNSUPPORTED");
        (await Client.GetAnswerAsync(path + device.Id + "/schedule")).Code.ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task A_body_of_another_type_of_no_JSON_or_of_more_than_64_KiB_is_refused()
    {
        (await Client.SendAnswerAsync(HttpMethod.Put, Path, Nightly, ("content-type", "text/plain"))).Code.ShouldBe("UNSUPPORTED_MEDIA_TYPE");
        (await PutAsync("{")).Code.ShouldBe("MALFORMED_JSON");
        (await PutAsync("\"" + new string('x', 70_000) + "\"")).Code.ShouldBe("PAYLOAD_TOO_LARGE");
    }

    [Fact]
    public async Task A_device_beyond_the_allowance_takes_no_schedule()
    {
        await ChangeBatteryAsync(nameof(Device.Overage), true);

        (await PutAsync(Nightly)).Code.ShouldBe("DEVICE_OVERAGE");
    }

    [Fact]
    public async Task The_schedule_of_a_device_beyond_the_allowance_stays_readable()
    {
        await SetAsync(Nightly);
        await ChangeBatteryAsync(nameof(Device.Overage), true);

        (await Client.GetAnswerAsync(Path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_schedule_of_a_device_beyond_the_allowance_can_be_deleted()
    {
        await SetAsync(Nightly);
        await ChangeBatteryAsync(nameof(Device.Overage), true);

        (await Client.DeleteAnswerAsync(Path)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_device_of_another_type_or_customer_is_not_found()
    {
        var stranger = await App.SendAsync(new CreateCustomerCommand("Stranger"));
        using var other = App.Client(stranger.SandboxKey);
        await SetAsync(Nightly);

        (await Client.PutAnswerAsync($"/hvac/{Battery.Id}/schedule", Nightly)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await Client.PutAnswerAsync("/battery/none/schedule", Nightly)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await other.GetAnswerAsync(Path)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await other.GetAnswerAsync("/schedules/" + (string?)(await ReadAsync())["id"])).Code.ShouldBe("NOT_FOUND");
        (await other.DeleteAnswerAsync(Path)).Code.ShouldBe("DEVICE_NOT_FOUND");
        ((int?)(await other.GetAnswerAsync("/schedules?deviceId=" + Battery.Id)).Data["pagination"]!["total"]).ShouldBe(0);
    }

    [Fact]
    public async Task A_change_that_names_what_it_has_seen_goes_ahead()
    {
        var etag = (await PutAsync(Nightly)).Headers.ETag!.Tag;

        (await PutAsync("""{"slots":[{"time":"08:00","command":"idle"}]}""", etag)).Status.ShouldBe(HttpStatusCode.OK);
        (await PutAsync(Nightly, $"\"other\", {(await Client.GetAnswerAsync(Path)).Headers.ETag!.Tag}")).Status.ShouldBe(HttpStatusCode.OK);
        (await PutAsync("""{"slots":[{"time":"08:00","command":"idle"}]}""", "*")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_change_that_names_something_else_is_refused_and_told_what_there_is()
    {
        var stale = (await PutAsync(Nightly)).Headers.ETag!.Tag;
        var current = (await PutAsync("""{"slots":[{"time":"08:00","command":"idle"}]}""")).Headers.ETag!.Tag;

        foreach (var ifMatch in new[] { stale, "W/" + current, "nonsense", "" })
        {
            var answer = await PutAsync(Nightly, ifMatch);

            answer.Status.ShouldBe(HttpStatusCode.Conflict, ifMatch);
            answer.Details!.ToJsonString().ShouldBe(new JsonObject { ["reason"] = "etag_mismatch", ["etag"] = current }.ToJsonString());
        }

        (await Client.DeleteAnswerAsync(Path, stale)).Code.ShouldBe("CONFLICT");
    }

    [Fact]
    public async Task Where_there_is_no_schedule_nothing_matches()
    {
        (await PutAsync(Nightly, "*")).Code.ShouldBe("CONFLICT");
        (await PutAsync(Nightly)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_that_may_only_read_sets_and_deletes_nothing()
    {
        var key = await App.SendAsync(new Application.ApiKeys.CreateKey.CreateKeyCommand(
            CustomerId.Trust(App.Demo.CustomerId), AmpsEnvironment.Sandbox, new([Permission.DevicesRead, Permission.DevicesWrite])));
        using var reader = App.Client(key.Key);

        (await reader.DeleteAnswerAsync(Path)).Code.ShouldBe("INSUFFICIENT_PERMISSIONS");
    }
}
