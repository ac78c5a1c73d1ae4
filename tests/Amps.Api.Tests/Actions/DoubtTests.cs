using Amps.Api.Tests.Devices;
using Amps.Application.Actions.PushAction;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Actions;

/// <summary>What becomes of a command that was sent, or nearly, when something comes in between.</summary>
public sealed class DoubtTests : SandboxScene
{
    private const string Window = """{"action":{"command":"charge","start":"10m","end":"1h"},"sandbox":{"delaySeconds":20}}""";

    [Fact]
    public async Task A_window_that_was_accepted_is_reverted_though_its_device_went_beyond_the_allowance()
    {
        var window = await SentWindowAsync();
        await ChangeDeviceAsync(nameof(Device.Overage), value: true);

        await UntilAsync(window, "failed");

        (await SummaryAsync(window)).ShouldBe(("DEVICE_OVERAGE", "pending"));
        App.Time.Advance(TimeSpan.FromHours(1));
        await App.PassUntilAsync(async () => (await SummaryAsync(window)).Revert == "done", "the window is reverted");
    }

    [Fact]
    public async Task What_was_accepted_completes_though_the_device_has_lost_the_command_since()
    {
        var window = await SentWindowAsync();
        await ChangeDeviceAsync(nameof(Device.Declaration), DeviceDeclaration.ReadOnly);

        await UntilAsync(window, "completed");
    }

    [Fact]
    public async Task A_window_that_was_accepted_is_reverted_though_the_account_does_not_let_us_ask()
    {
        App.Gateway.FailAsks(Battery.OemDeviceId, new OemFailure(OemFailureReason.CredentialsRejected));
        var window = await SentWindowAsync();

        await UntilAsync(window, "failed");

        (await SummaryAsync(window)).ShouldBe(("INVALID_CREDENTIALS", "pending"));
    }

    [Fact]
    public async Task A_send_in_doubt_that_cannot_be_verified_is_of_unknown_outcome_and_reverted()
    {
        App.Gateway.ScriptSends(Battery.OemDeviceId, _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.Timeout)));
        App.Gateway.FailAsks(Battery.OemDeviceId, new OemFailure(OemFailureReason.Offline));
        var window = await PushAsync(Window);
        App.Time.Advance(TimeSpan.FromMinutes(10));

        await UntilAsync(window, "failed");

        (await SummaryAsync(window)).ShouldBe(("OUTCOME_UNKNOWN", "pending"));
    }

    [Fact]
    public async Task A_send_in_doubt_makes_the_next_read_pull()
    {
        await Client.GetAnswerAsync(BatteryPath);
        var reads = App.Gateway.Reads(Battery.OemDeviceId);
        App.Gateway.ScriptSends(Battery.OemDeviceId, _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.Timeout)));
        var action = await PushAsync("""{"action":{"command":"idle"}}""");
        await App.PassUntilAsync(async () => (await App.ActionAsync(ActionId.Trust(action))).LastError is not null, "the send is in doubt");

        await Client.GetAnswerAsync(BatteryPath);

        App.Gateway.Reads(Battery.OemDeviceId).ShouldBe(reads + 1);
    }

    [Fact]
    public async Task What_the_manufacturer_takes_all_the_time_for_is_asked_about_once_more_at_its_end()
    {
        var action = await PushAsync("""{"action":{"command":"idle"},"sandbox":{"delaySeconds":300}}""");

        await App.PassUntilAsync(async () => await StateAsync(action) is not "acknowledged" || Go(), "it has ended");

        (await StateAsync(action)).ShouldBe("completed");
    }

    [Fact]
    public async Task What_is_still_not_done_at_its_end_fails()
    {
        App.Gateway.FailAsks(Battery.OemDeviceId, new OemFailure(OemFailureReason.Unavailable));
        var action = await PushAsync("""{"action":{"command":"idle"},"sandbox":{"delaySeconds":20}}""");

        await App.PassUntilAsync(async () => await StateAsync(action) is not "acknowledged" || Go(), "it has ended");

        (await SummaryAsync(action)).ErrorCode.ShouldBe("OEM_ERROR");
    }

    [Fact]
    public async Task A_sandbox_push_that_is_to_complete_is_tried_again()
    {
        var failed = false;
        App.Gateway.ScriptSends(Battery.OemDeviceId, _ => Task.FromResult(Interlocked.Exchange(ref failed, value: true) ? null : new OemFailure(OemFailureReason.Unavailable)));

        await UntilAsync(await PushAsync("""{"action":{"command":"idle"},"sandbox":{"delaySeconds":0}}"""), "completed");
    }

    [Fact]
    public async Task Live_ignores_what_the_sandbox_is_told()
    {
        var planted = await App.PlantAsync(AmpsEnvironment.Live, App.Demo.CustomerId, "user-1", "serial-1");
        var declaration = await App.InSandboxAsync(db => db.Devices.Where(row => row.Id == DeviceId.Trust(Battery.Id)).Select(row => row.Declaration).SingleAsync());
        var request = new PushRequest("idle", CommandParameters.None, Start: "1h", Sandbox: new SandboxControls(SandboxOutcome.Reject));

        var stored = await App.InAsync(AmpsEnvironment.Live, App.Demo.CustomerId, async services =>
        {
            var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
            db.Entry(await db.Devices.SingleAsync(row => row.Id == DeviceId.Trust(planted))).Property(row => row.Declaration).CurrentValue = declaration;
            await db.SaveChangesAsync();
            var pushed = await services.GetRequiredService<ISender>().Send(new PushActionCommand(planted, DeviceType.Battery, ApiKeyId.Trust("key_1"), request));
            return await db.Actions.SingleAsync(row => row.Id == pushed.Value.Id);
        });

        stored.Sandbox.ShouldBeNull();
    }

    [Fact]
    public async Task An_account_that_does_not_let_us_read_the_prior_mode_disconnects_the_device()
    {
        App.Gateway.ScriptModes(Battery.OemDeviceId, _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.CredentialsRejected)));
        var window = await PushAsync(Window);
        App.Time.Advance(TimeSpan.FromMinutes(10));

        await UntilAsync(window, "failed");

        (await SummaryAsync(window)).ShouldBe(("INVALID_CREDENTIALS", null));
        ((string?)(await Client.GetAnswerAsync(BatteryPath)).Data["connection"]!["state"]).ShouldBe("disconnected");
        App.Gateway.Sends.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_window_that_ends_while_the_prior_mode_is_read_expires_at_once()
    {
        App.Gateway.ScriptModes(Battery.OemDeviceId, _ =>
        {
            App.Time.Advance(TimeSpan.FromSeconds(35));
            return Task.FromResult<OemFailure?>(null);
        });
        var window = await PushAsync("""{"action":{"command":"charge","start":"10m","end":"0.5m"}}""");
        App.Time.Advance(TimeSpan.FromMinutes(10));

        await UntilAsync(window, "failed");

        (await SummaryAsync(window)).ShouldBe(("NOT_DISPATCHED_IN_TIME", null));
        (await App.ActionAsync(ActionId.Trust(window))).Mishaps.ShouldBe(0);
    }

    private async Task<string> SentWindowAsync()
    {
        var window = await PushAsync(Window);
        App.Time.Advance(TimeSpan.FromMinutes(10));
        await App.PassUntilAsync(async () => (await App.ActionAsync(ActionId.Trust(window))).AcceptedAt is not null, "the manufacturer has it");
        return window;
    }

    private Task<string> PushAsync(string body) => Client.PushAsync(BatteryPath, body);

    private async Task<string?> StateAsync(string action) => (string?)(await Client.ActionAsync(action))["state"];

    private async Task<(string? ErrorCode, string? Revert)> SummaryAsync(string action)
    {
        var read = await Client.ActionAsync(action);
        return ((string?)read["errorCode"], (string?)read["revert"]?["state"]);
    }

    private Task UntilAsync(string action, string state) => App.PassUntilAsync(async () => await StateAsync(action) == state, $"it is {state}");

    private bool Go()
    {
        App.Time.Advance(TimeSpan.FromSeconds(1));
        return false;
    }

    private Task<int> ChangeDeviceAsync(string property, object value) => App.InSandboxAsync(async db =>
    {
        db.Entry(await db.Devices.SingleAsync(row => row.Id == DeviceId.Trust(Battery.Id))).Property(property).CurrentValue = value;
        return await db.SaveChangesAsync();
    });
}
