using System.Net;
using System.Text;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

/// <summary>What a caller hears of settings that the manufacturer did not take, or not surely.</summary>
public sealed class SettingsFailureTests : SettingsScene
{
    [Fact]
    public async Task What_is_partly_written_is_told_by_setting_and_read_anew()
    {
        await Client.GetAnswerAsync(BatteryPath);
        App.Gateway.AnswerWrites(Battery.OemDeviceId, _ => Outcome(["export_limit"], ("discharge_floor", OemFailureReason.Rejected)));

        var answer = await WriteAsync(Two);

        answer.Status.ShouldBe(HttpStatusCode.BadGateway);
        answer.Code.ShouldBe("OEM_ERROR");
        answer.Details!["updated"]!.ToJsonString().ShouldBe("""["export_limit"]""");
        answer.Details["failed"]!.ToJsonString().ShouldBe("""[{"key":"discharge_floor","code":"OEM_ERROR"}]""");
        ((string?)answer.Details["source"], (string?)answer.Details["vendor"], (string?)answer.Details["deviceId"]).ShouldBe(("oem", "auron", Battery.Id));
        (await SourceAsync()).ShouldBe("live");
    }

    [Fact]
    public async Task A_manufacturer_that_does_not_answer_in_20_seconds_leaves_the_outcome_unknown()
    {
        await Client.GetAnswerAsync(BatteryPath);
        App.Gateway.AnswerWrites(Battery.OemDeviceId, async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("It never ends by itself.");
        });

        var writing = WriteAsync(Floor);
        await Eventually.HoldsAsync(() => App.Gateway.Writes(Battery.OemDeviceId) == 1, "the write has reached the manufacturer");
        App.Time.Advance(TimeSpan.FromSeconds(19.9));
        writing.IsCompleted.ShouldBeFalse();
        App.Time.Advance(TimeSpan.FromSeconds(0.1));
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
        await Client.GetAnswerAsync(BatteryPath);
        App.Gateway.AnswerWrites(Battery.OemDeviceId, _ => Task.FromResult<DriverResult<SettingsOutcome>>(new OemFailure(reason)));

        var answer = await WriteAsync(Floor);

        ((int)answer.Status).ShouldBe(status);
        answer.Code.ShouldBe(code);
        ((string?)answer.Details!["source"]).ShouldBe("oem");
        (await SourceAsync()).ShouldBe(source);
    }

    [Fact]
    public async Task Bad_credentials_disconnect_the_device_and_are_never_a_401()
    {
        await Client.GetAnswerAsync(BatteryPath);
        App.Gateway.AnswerWrites(Battery.OemDeviceId, _ => Task.FromResult<DriverResult<SettingsOutcome>>(new OemFailure(OemFailureReason.CredentialsRejected)));

        var first = await WriteAsync(Floor);
        var second = await WriteAsync(Floor);

        first.Status.ShouldBe(HttpStatusCode.BadGateway);
        first.Details!["failed"]!.ToJsonString().ShouldBe("""[{"key":"discharge_floor","code":"INVALID_CREDENTIALS"}]""");
        second.Body["error"]!.ToJsonString().ShouldBe(first.Body["error"]!.ToJsonString());
        App.Gateway.Writes(Battery.OemDeviceId).ShouldBe(1, "a disconnected device is not called");
        ((string?)(await Client.GetAnswerAsync(BatteryPath)).Data["connection"]!["state"]).ShouldBe("disconnected");
    }

    [Fact]
    public async Task A_write_that_was_begun_is_finished_and_recorded_when_its_caller_leaves()
    {
        await Client.GetAnswerAsync(BatteryPath);
        var answered = new TaskCompletionSource<DriverResult<SettingsOutcome>>();
        App.Gateway.AnswerWrites(Battery.OemDeviceId, _ => answered.Task);
        using var patience = new CancellationTokenSource();
        using var body = new StringContent(Floor, Encoding.UTF8, "application/json");
        var writing = Client.PostAsync(new Uri(Path, UriKind.Relative), body, patience.Token);
        await Eventually.HoldsAsync(() => App.Gateway.Writes(Battery.OemDeviceId) == 1, "the write has reached the manufacturer");

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(writing);
        answered.SetResult((await Outcome(["discharge_floor"])).Value);

        await Eventually.AnswersAsync(async () => await SourceAsync() == "live", "the write is recorded");
    }

    [Fact]
    public async Task A_manufacturers_failure_uses_no_key_up()
    {
        App.Gateway.AnswerWrites(Battery.OemDeviceId, _ => Outcome(["export_limit"], ("discharge_floor", OemFailureReason.Timeout)));
        (await WriteAsync(Two, "k")).Status.ShouldBe(HttpStatusCode.BadGateway);
        App.Gateway.AnswerWrites(Battery.OemDeviceId, answer: null);

        var again = await WriteAsync(Two, "k");

        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Headers.Contains("idempotent-replayed").ShouldBeFalse();
    }

    private static Task<DriverResult<SettingsOutcome>> Outcome(string[] updated, params (string Key, OemFailureReason Reason)[] failed) =>
        Task.FromResult<DriverResult<SettingsOutcome>>(new SettingsOutcome(updated, failed.ToDictionary(entry => entry.Key, entry => new OemFailure(entry.Reason), StringComparer.Ordinal)));

    private async Task<string?> SourceAsync() => (string?)(await Client.GetAnswerAsync(BatteryPath)).Data["metadata"]!["source"];
}
