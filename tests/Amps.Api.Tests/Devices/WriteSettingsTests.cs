using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

public sealed class WriteSettingsTests : IAsyncLifetime
{
    private const string Floor = """{"discharge_floor":{"value":20,"unit":"percent"}}""";
    private const string Two = """{"export_limit":{"value":3000,"unit":"watts"},"discharge_floor":{"value":20,"unit":"percent"}}""";

    private AmpsApp app = null!;
    private HttpClient client = null!;
    private DemoDevice battery = null!;

    private string Path => $"/battery/{battery.Id}/settings";

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        client = app.SandboxClient();
        battery = await app.DemoDeviceAsync("battery", "auron");
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Settings_are_written_and_the_next_read_shows_them()
    {
        await client.GetAnswerAsync("/battery/" + battery.Id);

        var answer = await WriteAsync(Two);
        app.Time.Advance(TimeSpan.FromSeconds(1));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Data.ToJsonString().ShouldBe($$"""{"deviceId":"{{battery.Id}}","updated":["export_limit","discharge_floor"]}""");
        var read = (await client.GetAnswerAsync("/battery/" + battery.Id)).Data;
        ((string?)read["metadata"]!["source"]).ShouldBe("live", "what was just written is read anew");
        read["settings"]!["discharge_floor"]!.ToJsonString().ShouldBe("""{"value":20,"unit":"percent","min":0,"max":100}""");
        ((double?)read["settings"]!["export_limit"]!["value"]).ShouldBe(3000);
    }

    [Fact]
    public async Task A_charger_takes_its_power_limit()
    {
        var charger = await app.DemoDeviceAsync("ev_charger", "corvo");

        (await PostAsync($"/ev-charger/{charger.Id}/settings", """{"max_charge_rate":{"value":4.6,"unit":"kw"}}""")).Status.ShouldBe(HttpStatusCode.OK);
        app.Time.Advance(TimeSpan.FromSeconds(1));

        ((double?)(await client.GetAnswerAsync("/ev-charger/" + charger.Id)).Data["state"]!["powerRateLimit"]).ShouldBe(4.6);
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
        app.Gateway.Writes(battery.OemDeviceId).ShouldBe(0);
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
        var device = await app.DemoDeviceAsync(type, vendor);

        (await PostAsync($"/{type.Replace('_', '-')}/{device.Id}/settings", Floor)).Code.ShouldBe(code);
    }

    [Fact]
    public async Task Another_type_and_another_customer_find_no_device()
    {
        var stranger = await app.SendAsync(new CreateCustomerCommand("Stranger"));
        using var other = app.Client(stranger.SandboxKey);

        (await PostAsync($"/ev-charger/{battery.Id}/settings", Floor)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await PostAsync(Path, Floor, sender: other)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await PostAsync("/battery/nothing/settings", Floor)).Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task Beyond_the_allowance_it_is_forbidden_whatever_is_written()
    {
        var over = await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "over", oemDeviceId: "over", overage: true);

        (await PostAsync($"/battery/{over}/settings", """{"speed":{"value":20,"unit":"kw"}}""")).Code.ShouldBe("DEVICE_OVERAGE");
    }

    [Fact]
    public async Task An_action_in_flight_is_waited_for_by_the_caller_and_its_end_lets_the_write_through()
    {
        var pushed = await PostAsync("/battery/" + battery.Id, """{"action":{"command":"idle"}}""");
        var action = (string)pushed.Data["id"]!;

        var busy = await WriteAsync(Floor);
        await Eventually.HoldsAsync(async () => await PassAsync() && (string?)(await client.GetAnswerAsync("/actions/" + action)).Data["state"] == "completed", "the action is completed");
        var free = await WriteAsync(Floor);

        busy.Status.ShouldBe(HttpStatusCode.Conflict);
        busy.Details!.ToJsonString().ShouldBe($$"""{"reason":"in_progress","conflictingActionIds":["{{action}}"]}""");
        free.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_action_that_waits_for_its_start_stands_in_no_ones_way()
    {
        await PostAsync("/battery/" + battery.Id, """{"action":{"command":"idle","start":"1h"}}""");

        (await WriteAsync(Floor)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_partly_written_is_told_by_setting_and_read_anew()
    {
        await client.GetAnswerAsync("/battery/" + battery.Id);
        app.Gateway.AnswerWrites(battery.OemDeviceId, _ => Outcome(["export_limit"], ("discharge_floor", OemFailureReason.Rejected)));

        var answer = await WriteAsync(Two);

        answer.Status.ShouldBe(HttpStatusCode.BadGateway);
        answer.Code.ShouldBe("OEM_ERROR");
        answer.Details!["updated"]!.ToJsonString().ShouldBe("""["export_limit"]""");
        answer.Details["failed"]!.ToJsonString().ShouldBe("""[{"key":"discharge_floor","code":"OEM_ERROR"}]""");
        ((string?)answer.Details["source"], (string?)answer.Details["vendor"], (string?)answer.Details["deviceId"]).ShouldBe(("oem", "auron", battery.Id));
        (await SourceAsync()).ShouldBe("live");
    }

    [Fact]
    public async Task A_manufacturer_that_does_not_answer_in_20_seconds_leaves_the_outcome_unknown()
    {
        await client.GetAnswerAsync("/battery/" + battery.Id);
        app.Gateway.AnswerWrites(battery.OemDeviceId, async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("It never ends by itself.");
        });

        var writing = WriteAsync(Floor);
        await Eventually.HoldsAsync(() => Task.FromResult(app.Gateway.Writes(battery.OemDeviceId) == 1), "the write has reached the manufacturer");
        app.Time.Advance(TimeSpan.FromSeconds(19.9));
        writing.IsCompleted.ShouldBeFalse();
        app.Time.Advance(TimeSpan.FromSeconds(0.1));
        var answer = await writing;

        answer.Status.ShouldBe(HttpStatusCode.GatewayTimeout);
        answer.Code.ShouldBe("TIMEOUT");
        answer.Details!["source"]!.GetValue<string>().ShouldBe("oem");
        (await SourceAsync()).ShouldBe("live");
    }

    [Theory]
    [InlineData(OemFailureReason.Unavailable, 503, "SERVICE_UNAVAILABLE", "live")]
    [InlineData(OemFailureReason.RateLimited, 503, "SERVICE_UNAVAILABLE", "live")]
    [InlineData(OemFailureReason.BadAnswer, 504, "TIMEOUT", "live")]
    [InlineData(OemFailureReason.Asleep, 504, "TIMEOUT", "live")]
    [InlineData(OemFailureReason.Offline, 503, "DEVICE_OFFLINE", "cache")]
    [InlineData(OemFailureReason.Gone, 404, "DEVICE_NOT_FOUND", "cache")]
    [InlineData(OemFailureReason.Rejected, 502, "OEM_ERROR", "cache")]
    [InlineData(OemFailureReason.SchedulerActive, 502, "OEM_ERROR", "cache")]
    public async Task Each_failure_of_a_manufacturer_has_its_code_and_only_doubt_makes_the_state_stale(OemFailureReason reason, int status, string code, string source)
    {
        await client.GetAnswerAsync("/battery/" + battery.Id);
        app.Gateway.AnswerWrites(battery.OemDeviceId, _ => Task.FromResult<DriverResult<SettingsOutcome>>(new OemFailure(reason)));

        var answer = await WriteAsync(Floor);

        ((int)answer.Status).ShouldBe(status);
        answer.Code.ShouldBe(code);
        ((string?)answer.Details!["source"]).ShouldBe("oem");
        (await SourceAsync()).ShouldBe(source);
    }

    [Fact]
    public async Task Bad_credentials_disconnect_the_device_and_are_never_a_401()
    {
        await client.GetAnswerAsync("/battery/" + battery.Id);
        app.Gateway.AnswerWrites(battery.OemDeviceId, _ => Task.FromResult<DriverResult<SettingsOutcome>>(new OemFailure(OemFailureReason.CredentialsRejected)));

        var first = await WriteAsync(Floor);
        var second = await WriteAsync(Floor);

        first.Status.ShouldBe(HttpStatusCode.BadGateway);
        first.Details!["failed"]!.ToJsonString().ShouldBe("""[{"key":"discharge_floor","code":"INVALID_CREDENTIALS"}]""");
        second.Body["error"]!.ToJsonString().ShouldBe(first.Body["error"]!.ToJsonString());
        app.Gateway.Writes(battery.OemDeviceId).ShouldBe(1, "a disconnected device is not called");
        ((string?)(await client.GetAnswerAsync("/battery/" + battery.Id)).Data["connection"]!["state"]).ShouldBe("disconnected");
    }

    [Fact]
    public async Task A_write_that_was_begun_is_finished_and_recorded_when_its_caller_leaves()
    {
        await client.GetAnswerAsync("/battery/" + battery.Id);
        var answered = new TaskCompletionSource<DriverResult<SettingsOutcome>>();
        app.Gateway.AnswerWrites(battery.OemDeviceId, _ => answered.Task);
        using var patience = new CancellationTokenSource();
        using var request = Request(Path, Floor, key: null);
        var writing = client.SendAsync(request, patience.Token);
        await Eventually.HoldsAsync(() => Task.FromResult(app.Gateway.Writes(battery.OemDeviceId) == 1), "the write has reached the manufacturer");

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(writing);
        answered.SetResult((await Outcome(["discharge_floor"])).Value);

        await Eventually.HoldsAsync(async () => await SourceAsync() == "live", "the write is recorded");
    }

    [Fact]
    public async Task The_same_key_writes_once_and_gives_the_same_answer()
    {
        var first = await WriteAsync(Floor, "k");
        var second = await WriteAsync(Floor, "k");

        second.Data.ToJsonString().ShouldBe(first.Data.ToJsonString());
        second.Headers.GetValues("idempotent-replayed").ShouldBe(["true"]);
        app.Gateway.Writes(battery.OemDeviceId).ShouldBe(1);
        (await WriteAsync(Two, "k")).Code.ShouldBe("IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task A_manufacturers_failure_uses_no_key_up()
    {
        app.Gateway.AnswerWrites(battery.OemDeviceId, _ => Outcome(["export_limit"], ("discharge_floor", OemFailureReason.Timeout)));
        (await WriteAsync(Two, "k")).Status.ShouldBe(HttpStatusCode.BadGateway);
        app.Gateway.AnswerWrites(battery.OemDeviceId, answer: null);

        var again = await WriteAsync(Two, "k");

        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Headers.Contains("idempotent-replayed").ShouldBeFalse();
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
        app.Gateway.Writes(battery.OemDeviceId).ShouldBe(8);
    }

    private static Task<DriverResult<SettingsOutcome>> Outcome(string[] updated, params (string Key, OemFailureReason Reason)[] failed) =>
        Task.FromResult<DriverResult<SettingsOutcome>>(new SettingsOutcome(updated, failed.ToDictionary(entry => entry.Key, entry => new OemFailure(entry.Reason), StringComparer.Ordinal)));

    private async Task<string?> SourceAsync() => (string?)(await client.GetAnswerAsync("/battery/" + battery.Id)).Data["metadata"]!["source"];

    private Task<bool> PassAsync()
    {
        app.Time.Advance(TimeSpan.FromSeconds(1));
        return Task.FromResult(true);
    }

    private Task<Answer> WriteAsync(string body, string? key = null) => PostAsync(Path, body, key);

    private async Task<Answer> PostAsync(string path, string body, string? key = null, HttpClient? sender = null)
    {
        using var request = Request(path, body, key);
        return await (sender ?? client).SendAnswerAsync(request);
    }

    private static HttpRequestMessage Request(string path, string body, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.Add("idempotency-key", key);
        return request;
    }
}
