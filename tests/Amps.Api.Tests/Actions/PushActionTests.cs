using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amps.Application.Customers.CreateCustomer;
using Amps.Testing;

namespace Amps.Api.Tests.Actions;

public sealed class PushActionTests : IAsyncLifetime
{
    private AmpsApp app = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        client = app.SandboxClient();
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task An_immediate_push_is_accepted_sent_and_completed_and_the_device_follows()
    {
        var id = await BatteryAsync();

        var pushed = await PushAsync("/battery/" + id, """{"action":{"command":"charge","parameters":{"power":{"value":3,"unit":"kw"},"target":{"value":80,"unit":"percent"}}}}""");
        var action = (string)pushed.Data["id"]!;
        await PassAsync(action, TimeSpan.FromSeconds(3), "completed");

        pushed.Status.ShouldBe(HttpStatusCode.Accepted);
        ((string?)pushed.Data["state"]).ShouldBe("acknowledged");
        ((string?)pushed.Data["expiresAt"]).ShouldBe("2026-06-01T10:35:00.000Z");
        var read = (await client.GetAnswerAsync("/actions/" + action)).Data;
        read["result"]!.ToJsonString().ShouldBe("""{"success":true,"message":"The device took the command."}""");
        var device = (await client.GetAnswerAsync("/battery/" + id)).Data;
        ((string?)device["metadata"]!["source"]).ShouldBe("live", "what was just told is read anew");
        ((string?)device["state"]!["currentMode"]).ShouldBe("charge");
        ((double?)device["state"]!["chargeRate"]).ShouldBe(3);
    }

    [Fact]
    public async Task A_scheduled_push_waits_for_its_start()
    {
        var id = await BatteryAsync();
        var pushed = await PushAsync("/battery/" + id, """{"action":{"command":"idle","start":"30m"}}""");
        var action = (string)pushed.Data["id"]!;
        app.Time.Advance(TimeSpan.FromMinutes(29));
        var before = await StateAsync(action);

        app.Time.Advance(TimeSpan.FromMinutes(1));
        await PassAsync(action, TimeSpan.FromSeconds(3), "completed");

        ((string?)pushed.Data["state"]).ShouldBe("scheduled");
        ((string?)pushed.Data["start"]).ShouldBe("2026-06-01T11:00:00.000Z");
        before.ShouldBe("scheduled");
    }

    [Fact]
    public async Task A_window_is_sent_at_its_start_and_the_mode_before_it_comes_back_at_its_end()
    {
        var id = await BatteryAsync();
        var before = await PushAsync("/battery/" + id, """{"action":{"command":"auto.reserve"}}""");
        await PassAsync((string)before.Data["id"]!, TimeSpan.FromSeconds(3), "completed");
        var pushed = await PushAsync("/battery/" + id, """{"action":{"command":"charge","start":"10m","end":"1h"}}""");
        var action = (string)pushed.Data["id"]!;

        app.Time.Advance(TimeSpan.FromMinutes(10));
        await PassAsync(action, TimeSpan.FromSeconds(3), "completed");
        var open = (await client.GetAnswerAsync("/actions/" + action)).Data["revert"]!;
        app.Time.Advance(TimeSpan.FromHours(1));
        await Eventually.HoldsAsync(async () => await Advance(TimeSpan.FromSeconds(1)) && (string?)(await client.GetAnswerAsync("/actions/" + action)).Data["revert"]!["state"] == "done", "the window is reverted");
        app.Time.Advance(TimeSpan.FromSeconds(3));

        ((string?)open["state"]).ShouldBe("pending");
        ((string?)(await client.GetAnswerAsync("/battery/" + id)).Data["state"]!["currentMode"]).ShouldBe("auto.reserve");
    }

    [Theory]
    [InlineData("reject", "OEM_ERROR")]
    [InlineData("offline", "DEVICE_OFFLINE")]
    [InlineData("scheduler_active", "SCHEDULER_ACTIVE")]
    [InlineData("timeout", "TIMEOUT")]
    public async Task The_sandbox_ends_a_push_as_it_is_told(string outcome, string errorCode)
    {
        var pushed = await PushAsync("/battery/" + await BatteryAsync(), $$$"""{"action":{"command":"idle"},"sandbox":{"outcome":"{{{outcome}}}","delaySeconds":1}}""");
        var action = (string)pushed.Data["id"]!;

        await PassAsync(action, TimeSpan.FromSeconds(1), "failed");

        ((string?)(await client.GetAnswerAsync("/actions/" + action)).Data["errorCode"]).ShouldBe(errorCode);
    }

    [Fact]
    public async Task A_second_push_conflicts_and_says_what_may_be_done()
    {
        var id = await BatteryAsync();
        var first = await PushAsync("/battery/" + id, """{"action":{"command":"idle","start":"1h"}}""");

        var second = await PushAsync("/battery/" + id, """{"action":{"command":"charge"}}""");

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Code.ShouldBe("CONFLICT");
        second.Details!.ToJsonString().ShouldBe($$"""{"reason":"no_strategy_supplied","conflictingActionIds":["{{(string)first.Data["id"]!}}"],"strategies":["cancel_and_replace","queue_after"]}""");
    }

    [Fact]
    public async Task Replacing_cancels_the_scheduled_one()
    {
        var id = await BatteryAsync();
        var first = await PushAsync("/battery/" + id, """{"action":{"command":"idle","start":"1h"}}""");

        var second = await PushAsync("/battery/" + id, """{"action":{"command":"charge"},"onConflict":"cancel_and_replace"}""");

        second.Status.ShouldBe(HttpStatusCode.Accepted);
        (await StateAsync((string)first.Data["id"]!)).ShouldBe("cancelled");
    }

    [Fact]
    public async Task Queueing_waits_for_the_end_of_the_window_and_takes_its_turn_when_that_is_cancelled()
    {
        var id = await BatteryAsync();
        var first = await PushAsync("/battery/" + id, """{"action":{"command":"charge","start":"1h","end":"1h"}}""");
        var second = await PushAsync("/battery/" + id, """{"action":{"command":"idle"},"onConflict":"queue_after"}""");
        var third = await PushAsync("/battery/" + id, """{"action":{"command":"idle"},"onConflict":"queue_after"}""");
        await SendAsync($"/actions/{(string)first.Data["id"]!}/cancel", body: null);

        app.Time.Advance(TimeSpan.FromHours(2));
        await PassAsync((string)second.Data["id"]!, TimeSpan.FromSeconds(3), "completed");

        ((string?)second.Data["start"]).ShouldBe("2026-06-01T12:30:00.000Z");
        ((string?)third.Details!["reason"]).ShouldBe("queue_full");
    }

    [Fact]
    public async Task Of_many_pushes_at_the_same_instant_exactly_one_wins()
    {
        var id = await BatteryAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PushAsync("/battery/" + id, """{"action":{"command":"idle","start":"1h"}}""")));

        answers.Count(answer => answer.Status == HttpStatusCode.Accepted).ShouldBe(1);
        answers.Count(answer => answer.Code == "CONFLICT").ShouldBe(11);
    }

    [Fact]
    public async Task Cancelling_works_once_and_only_before_the_start()
    {
        var pushed = await PushAsync("/battery/" + await BatteryAsync(), """{"action":{"command":"idle","start":"1h"}}""");
        var path = $"/actions/{(string)pushed.Data["id"]!}/cancel";

        var first = await SendAsync(path, body: null);
        var second = await SendAsync(path, body: null);

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
        var answer = await PushAsync("/battery/" + await BatteryAsync(), body);

        ((int)answer.Status).ShouldBe(status, answer.Body.ToJsonString());
        answer.Code.ShouldBe(code);
        ((int?)(await client.GetAnswerAsync("/actions")).Data["pagination"]!["total"]).ShouldBe(0);
    }

    [Fact]
    public async Task A_body_of_another_type_or_of_more_than_64_KiB_is_refused()
    {
        var path = "/battery/" + await BatteryAsync();
        using var plain = new StringContent("{}", Encoding.UTF8, "text/plain");

        (await SendAsync(path, plain)).Code.ShouldBe("UNSUPPORTED_MEDIA_TYPE");
        (await PushAsync(path, "\"" + new string('x', 70_000) + "\"")).Code.ShouldBe("PAYLOAD_TOO_LARGE");
    }

    [Theory]
    [InlineData("vehicle", "corvo", "/vehicle/")]
    [InlineData("solar_inverter", "auron", "/solar-inverter/")]
    public async Task What_takes_no_commands_says_so(string type, string vendor, string path)
    {
        var device = await app.DemoDeviceAsync(type, vendor);

        (await PushAsync(path + device.Id, """{"action":{"command":"charge"}}""")).Code.ShouldBe("DIRECT_ACTION_UNSUPPORTED");
    }

    [Fact]
    public async Task Another_customer_can_neither_command_read_nor_cancel()
    {
        var id = await BatteryAsync();
        var action = (string)(await PushAsync("/battery/" + id, """{"action":{"command":"idle","start":"1h"}}""")).Data["id"]!;
        var stranger = await app.SendAsync(new CreateCustomerCommand("Stranger"));
        using var other = app.Client(stranger.SandboxKey);

        (await SendAsync(other, "/battery/" + id, Json("""{"action":{"command":"idle"}}"""))).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await other.GetAnswerAsync("/actions/" + action)).Code.ShouldBe("NOT_FOUND");
        (await SendAsync(other, $"/actions/{action}/cancel", content: null)).Code.ShouldBe("NOT_FOUND");
        ((int?)(await other.GetAnswerAsync("/actions?deviceId=" + id)).Data["pagination"]!["total"]).ShouldBe(0);
    }

    [Fact]
    public async Task The_list_runs_newest_first_and_filters()
    {
        var id = await BatteryAsync();
        var first = await PushAsync("/battery/" + id, """{"action":{"command":"idle","start":"1h"}}""");
        app.Time.Advance(TimeSpan.FromMilliseconds(5));
        var second = await PushAsync("/battery/" + id, """{"action":{"command":"idle","start":"2h"},"onConflict":"cancel_and_replace"}""");

        var all = (await client.GetAnswerAsync("/actions")).Data["items"]!.AsArray().Select(item => (string?)item!["id"]);
        var cancelled = (await client.GetAnswerAsync($"/actions?state=cancelled&deviceType=battery&userId=demo-user&deviceId={id}")).Data["items"]!.AsArray();

        all.ShouldBe([(string?)second.Data["id"], (string?)first.Data["id"]]);
        cancelled.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe((string?)first.Data["id"]);
    }

    private async Task<string> BatteryAsync() => (await app.DemoDeviceAsync("battery", "auron")).Id;

    private async Task<string?> StateAsync(string action) => (string?)(await client.GetAnswerAsync("/actions/" + action)).Data["state"];

    /// <summary>Lets the work begin, then the time pass that the device takes, until the action stands where it should.</summary>
    private Task PassAsync(string action, TimeSpan time, string state) => Eventually.HoldsAsync(
        async () => await StateAsync(action) == state || !await Advance(TimeSpan.FromSeconds(Math.Min(1, time.TotalSeconds))),
        $"action {action} is {state}");

    private Task<bool> Advance(TimeSpan by)
    {
        app.Time.Advance(by);
        return Task.FromResult(true);
    }

    private Task<Answer> PushAsync(string path, string body) => SendAsync(path, Json(body));

    private Task<Answer> SendAsync(string path, HttpContent? body) => SendAsync(client, path, body);

    private static async Task<Answer> SendAsync(HttpClient sender, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await sender.SendAnswerAsync(request);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
