using System.Net;
using System.Text.Json.Nodes;
using Amps.Application.Customers.CreateCustomer;
using Amps.Testing;

namespace Amps.Api.Tests.Actions;

public sealed class PushActionTests : SandboxScene
{
    private const string Window = """{"action":{"command":"charge","start":"1h","end":"1h"}}""";
    private const string Queued = """{"action":{"command":"idle"},"onConflict":"queue_after"}""";

    [Fact]
    public async Task An_immediate_push_is_accepted_sent_and_completed_and_the_device_follows()
    {
        var pushed = await PushAsync("""{"action":{"command":"charge","parameters":{"power":{"value":3,"unit":"kw"},"target":{"value":80,"unit":"percent"}}}}""");
        var action = (string)pushed.Data["id"]!;
        await PassAsync(action, "completed");

        pushed.Status.ShouldBe(HttpStatusCode.Accepted);
        ((string?)pushed.Data["state"]).ShouldBe("acknowledged");
        ((string?)pushed.Data["expiresAt"]).ShouldBe("2026-06-01T10:35:00.000Z");
        var read = (await Client.GetAnswerAsync("/actions/" + action)).Data;
        read["result"]!.ToJsonString().ShouldBe("""{"success":true,"message":"The device took the command."}""");
        var device = (await Client.GetAnswerAsync(BatteryPath)).Data;
        ((string?)device["metadata"]!["source"]).ShouldBe("live", "what was just told is read anew");
        ((string?)device["state"]!["currentMode"]).ShouldBe("charge");
        ((double?)device["state"]!["chargeRate"]).ShouldBe(3);
    }

    [Fact]
    public async Task A_scheduled_push_waits_for_its_start()
    {
        var pushed = await PushAsync("""{"action":{"command":"idle","start":"30m"}}""");
        var action = (string)pushed.Data["id"]!;
        App.Time.Advance(TimeSpan.FromMinutes(29));
        var before = await StateAsync(action);

        App.Time.Advance(TimeSpan.FromMinutes(1));
        await PassAsync(action, "completed");

        ((string?)pushed.Data["state"]).ShouldBe("scheduled");
        ((string?)pushed.Data["start"]).ShouldBe("2026-06-01T11:00:00.000Z");
        before.ShouldBe("scheduled");
    }

    [Fact]
    public async Task A_window_is_sent_at_its_start_and_the_mode_before_it_comes_back_at_its_end()
    {
        var before = await PushAsync("""{"action":{"command":"auto.reserve"}}""");
        await PassAsync((string)before.Data["id"]!, "completed");
        var pushed = await PushAsync("""{"action":{"command":"charge","start":"10m","end":"1h"}}""");
        var action = (string)pushed.Data["id"]!;

        App.Time.Advance(TimeSpan.FromMinutes(10));
        await PassAsync(action, "completed");
        var open = (await Client.GetAnswerAsync("/actions/" + action)).Data["revert"]!;
        App.Time.Advance(TimeSpan.FromHours(1));
        await App.PassUntilAsync(async () => (string?)(await Client.GetAnswerAsync("/actions/" + action)).Data["revert"]!["state"] == "done", "the window is reverted");
        App.Time.Advance(TimeSpan.FromSeconds(3));

        ((string?)open["state"]).ShouldBe("pending");
        ((string?)(await Client.GetAnswerAsync(BatteryPath)).Data["state"]!["currentMode"]).ShouldBe("auto.reserve");
    }

    [Theory]
    [InlineData("reject", "OEM_ERROR")]
    [InlineData("offline", "DEVICE_OFFLINE")]
    [InlineData("scheduler_active", "SCHEDULER_ACTIVE")]
    [InlineData("timeout", "TIMEOUT")]
    public async Task The_sandbox_ends_a_push_as_it_is_told(string outcome, string errorCode)
    {
        var pushed = await PushAsync($$$"""{"action":{"command":"idle"},"sandbox":{"outcome":"{{{outcome}}}","delaySeconds":1}}""");
        var action = (string)pushed.Data["id"]!;

        await PassAsync(action, "failed");

        ((string?)(await Client.GetAnswerAsync("/actions/" + action)).Data["errorCode"]).ShouldBe(errorCode);
    }

    [Fact]
    public async Task A_second_push_conflicts_and_says_what_may_be_done()
    {
        var first = await PushAsync("""{"action":{"command":"idle","start":"1h"}}""");

        var second = await PushAsync("""{"action":{"command":"charge"}}""");

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Code.ShouldBe("CONFLICT");
        second.Details!.ToJsonString().ShouldBe($$"""{"reason":"no_strategy_supplied","conflictingActionIds":["{{(string)first.Data["id"]!}}"],"strategies":["cancel_and_replace","queue_after"]}""");
    }

    [Fact]
    public async Task Replacing_cancels_the_scheduled_one()
    {
        var first = await PushAsync("""{"action":{"command":"idle","start":"1h"}}""");

        var second = await PushAsync("""{"action":{"command":"charge"},"onConflict":"cancel_and_replace"}""");

        second.Status.ShouldBe(HttpStatusCode.Accepted);
        (await StateAsync((string)first.Data["id"]!)).ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_queued_push_starts_at_the_end_of_the_window_before_it()
    {
        await PushAsync(Window);

        var queued = await PushAsync(Queued);

        ((string?)queued.Data["start"]).ShouldBe("2026-06-01T12:30:00.000Z");
    }

    [Fact]
    public async Task A_queued_push_takes_its_turn_when_the_window_before_it_is_cancelled()
    {
        var window = await PushAsync(Window);
        var queued = await PushAsync(Queued);
        await Client.PostAnswerAsync($"/actions/{(string)window.Data["id"]!}/cancel");

        App.Time.Advance(TimeSpan.FromHours(2));

        await PassAsync((string)queued.Data["id"]!, "completed");
    }

    [Fact]
    public async Task One_push_can_be_queued()
    {
        await PushAsync(Window);
        await PushAsync(Queued);

        ((string?)(await PushAsync(Queued)).Details!["reason"]).ShouldBe("queue_full");
    }

    [Fact]
    public async Task Of_many_pushes_at_the_same_instant_exactly_one_wins()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PushAsync("""{"action":{"command":"idle","start":"1h"}}""")));

        answers.Count(answer => answer.Status == HttpStatusCode.Accepted).ShouldBe(1);
        answers.Count(answer => answer.Code == "CONFLICT").ShouldBe(11);
    }

    [Fact]
    public async Task Cancelling_works_once_and_only_before_the_start()
    {
        var pushed = await PushAsync("""{"action":{"command":"idle","start":"1h"}}""");
        var path = $"/actions/{(string)pushed.Data["id"]!}/cancel";

        var first = await Client.PostAnswerAsync(path);
        var second = await Client.PostAnswerAsync(path);

        ((string?)first.Data["state"]).ShouldBe("cancelled");
        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Code.ShouldBe("ACTION_NOT_CANCELLABLE");
    }

    public static TheoryData<string, int, string> Refused() => new()
    {
        { """{"action":""", 400, "MALFORMED_JSON" },
        { "", 400, "MALFORMED_JSON" },
        { """{"action":{"command":"\ud800"}}""", 400, "MALFORMED_JSON" },
        { """{"action":{"command":"idle","parameters":{"power":{"value":NaN,"unit":"kw"}}}}""", 400, "MALFORMED_JSON" },
        { "[]", 400, "VALIDATION_ERROR" },
        { "{}", 400, "VALIDATION_ERROR" },
        { """{"action":{"command":"fly"}}""", 400, "VALIDATION_ERROR" },
        { """{"action":{"command":7}}""", 400, "VALIDATION_ERROR" },
        { """{"action":{"command":"idle"},"surprise":1}""", 400, "VALIDATION_ERROR" },
        { """{"action":{"command":"idle","command":"idle"}}""", 400, "VALIDATION_ERROR" },
        { """{"action":{"command":"charge","parameters":{"power":{"value":"3","unit":"kw"}}}}""", 400, "VALIDATION_ERROR" },
        { """{"action":{"command":"charge","parameters":{"power":{"value":3,"unit":"horsepower"}}}}""", 400, "VALIDATION_ERROR" },
        { """{"action":{"command":"idle"},"onConflict":"fight"}""", 400, "VALIDATION_ERROR" },
        { """{"action":{"command":"idle"},"sandbox":{"delaySeconds":301}}""", 400, "VALIDATION_ERROR" },
        { """{"action":{"command":"heat"}}""", 422, "UNSUPPORTED_MODE" },
        { """{"action":{"command":"charge","parameters":{"speed":{"value":3,"unit":"kw"}}}}""", 422, "UNSUPPORTED_PARAMETER" },
        { """{"action":{"command":"charge","parameters":{"power":{"value":3,"unit":"percent"}}}}""", 422, "UNSUPPORTED_UNIT" },
        { """{"action":{"command":"charge","parameters":{"power":{"value":5.01,"unit":"kw"}}}}""", 422, "PARAMETER_OUT_OF_RANGE" },
        { """{"action":{"command":"charge","parameters":{"power":{"value":1e999,"unit":"kw"}}}}""", 400, "VALIDATION_ERROR" },
        { """{"action":{"command":"idle","start":"1h","end":"2h"}}""", 422, "EXECUTION_NOT_SUPPORTED" },
        { """{"action":{"command":"charge","end":"2h"}}""", 422, "INVALID_TIME_WINDOW" },
        { """{"action":{"command":"idle","start":"2026-06-01T18:00:00Z"}}""", 422, "INVALID_TIME_WINDOW" },
        { """{"action":{"command":"idle","start":"2026-06-01T11:00:00"}}""", 422, "START_IN_PAST" },
        { """{"action":{"command":"idle","start":"721h"}}""", 422, "START_OUT_OF_RANGE" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_taken_is_refused_and_changes_nothing(string body, int status, string code)
    {
        var answer = await PushAsync(body);

        ((int)answer.Status).ShouldBe(status, answer.Body.ToJsonString());
        answer.Code.ShouldBe(code);
        ((int?)(await Client.GetAnswerAsync("/actions")).Data["pagination"]!["total"]).ShouldBe(0);
    }

    [Fact]
    public async Task A_body_of_another_type_or_of_more_than_64_KiB_is_refused()
    {
        (await Client.SendAnswerAsync(HttpMethod.Post, BatteryPath, "{}", ("content-type", "text/plain"))).Code.ShouldBe("UNSUPPORTED_MEDIA_TYPE");
        (await PushAsync("\"" + new string('x', 70_000) + "\"")).Code.ShouldBe("PAYLOAD_TOO_LARGE");
    }

    [Theory]
    [InlineData("vehicle", "corvo", "/vehicle/")]
    [InlineData("solar_inverter", "auron", "/solar-inverter/")]
    public async Task What_takes_no_commands_says_so(string type, string vendor, string path)
    {
        var device = await App.DemoDeviceAsync(type, vendor);

        (await Client.PostAnswerAsync(path + device.Id, """{"action":{"command":"charge"}}""")).Code.ShouldBe("DIRECT_ACTION_UNSUPPORTED");
    }

    [Fact]
    public async Task Another_customer_can_neither_command_read_nor_cancel()
    {
        var action = (string)(await PushAsync("""{"action":{"command":"idle","start":"1h"}}""")).Data["id"]!;
        var stranger = await App.SendAsync(new CreateCustomerCommand("Stranger"));
        using var other = App.Client(stranger.SandboxKey);

        (await other.PostAnswerAsync(BatteryPath, """{"action":{"command":"idle"}}""")).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await other.GetAnswerAsync("/actions/" + action)).Code.ShouldBe("NOT_FOUND");
        (await other.PostAnswerAsync($"/actions/{action}/cancel")).Code.ShouldBe("NOT_FOUND");
        ((int?)(await other.GetAnswerAsync("/actions?deviceId=" + Battery.Id)).Data["pagination"]!["total"]).ShouldBe(0);
    }

    [Fact]
    public async Task The_read_of_a_device_shows_its_newest_action()
    {
        var pushed = await PushAsync(Window);

        var single = (await Client.GetAnswerAsync(BatteryPath)).Data["lastAction"]!;

        ((string?)single["id"], (string?)single["state"]).ShouldBe(((string?)pushed.Data["id"], "scheduled"));
        (await Client.GetAnswerAsync("/battery?vendor=auron")).Data["items"]![0]!["lastAction"]!.ToJsonString().ShouldBe(single.ToJsonString());
    }

    [Fact]
    public async Task The_list_runs_newest_first_and_filters()
    {
        var first = await PushAsync("""{"action":{"command":"idle","start":"1h"}}""");
        App.Time.Advance(TimeSpan.FromMilliseconds(5));
        var second = await PushAsync("""{"action":{"command":"idle","start":"2h"},"onConflict":"cancel_and_replace"}""");

        var all = (await Client.GetAnswerAsync("/actions")).Data["items"]!.AsArray().Select(item => (string?)item!["id"]);
        var cancelled = (await Client.GetAnswerAsync($"/actions?state=cancelled&deviceType=battery&userId=demo-user&deviceId={Battery.Id}")).Data["items"]!.AsArray();

        all.ShouldBe([(string?)second.Data["id"], (string?)first.Data["id"]]);
        cancelled.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe((string?)first.Data["id"]);
    }

    private async Task<string?> StateAsync(string action) => (string?)(await Client.GetAnswerAsync("/actions/" + action)).Data["state"];

    private Task PassAsync(string action, string state) => App.PassUntilAsync(async () => await StateAsync(action) == state, $"action {action} is {state}");

    private Task<Answer> PushAsync(string body) => Client.PostAnswerAsync(BatteryPath, body);
}
