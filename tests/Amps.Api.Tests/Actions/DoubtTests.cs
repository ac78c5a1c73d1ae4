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
public sealed class DoubtTests : IAsyncLifetime
{
    private const string Window = """{"action":{"command":"charge","start":"10m","end":"1h"},"sandbox":{"delaySeconds":20}}""";

    private AmpsApp app = null!;
    private HttpClient client = null!;
    private DemoDevice battery = null!;

    private string Path => "/battery/" + battery.Id;

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
    public async Task A_window_that_was_accepted_is_reverted_though_its_device_went_beyond_the_allowance()
    {
        var window = await SentWindowAsync();
        await ChangeDeviceAsync(nameof(Device.Overage), value: true);

        await UntilAsync(window, "failed");

        (await SummaryAsync(window)).ShouldBe(("DEVICE_OVERAGE", "pending"));
        app.Time.Advance(TimeSpan.FromHours(1));
        await app.PassUntilAsync(async () => (await SummaryAsync(window)).Revert == "done", "the window is reverted");
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
        app.Gateway.FailAsks(battery.OemDeviceId, new OemFailure(OemFailureReason.CredentialsRejected));
        var window = await SentWindowAsync();

        await UntilAsync(window, "failed");

        (await SummaryAsync(window)).ShouldBe(("INVALID_CREDENTIALS", "pending"));
    }

    [Fact]
    public async Task A_send_in_doubt_that_cannot_be_verified_is_of_unknown_outcome_and_reverted()
    {
        app.Gateway.ScriptSends(battery.OemDeviceId, _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.Timeout)));
        app.Gateway.FailAsks(battery.OemDeviceId, new OemFailure(OemFailureReason.Offline));
        var window = await PushAsync(Window);
        app.Time.Advance(TimeSpan.FromMinutes(10));

        await UntilAsync(window, "failed");

        (await SummaryAsync(window)).ShouldBe(("OUTCOME_UNKNOWN", "pending"));
    }

    [Fact]
    public async Task A_send_in_doubt_makes_the_next_read_pull()
    {
        await client.GetAnswerAsync(Path);
        var reads = app.Gateway.Reads(battery.OemDeviceId);
        app.Gateway.ScriptSends(battery.OemDeviceId, _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.Timeout)));
        var action = await PushAsync("""{"action":{"command":"idle"}}""");
        await app.PassUntilAsync(async () => (await app.ActionAsync(ActionId.Trust(action))).LastError is not null, "the send is in doubt");

        await client.GetAnswerAsync(Path);

        app.Gateway.Reads(battery.OemDeviceId).ShouldBe(reads + 1);
    }

    [Fact]
    public async Task What_the_manufacturer_takes_all_the_time_for_is_asked_about_once_more_at_its_end()
    {
        var action = await PushAsync("""{"action":{"command":"idle"},"sandbox":{"delaySeconds":300}}""");

        await app.PassUntilAsync(async () => await StateAsync(action) is not "acknowledged" || Go(), "it has ended");

        (await StateAsync(action)).ShouldBe("completed");
    }

    [Fact]
    public async Task What_is_still_not_done_at_its_end_fails()
    {
        app.Gateway.FailAsks(battery.OemDeviceId, new OemFailure(OemFailureReason.Unavailable));
        var action = await PushAsync("""{"action":{"command":"idle"},"sandbox":{"delaySeconds":20}}""");

        await app.PassUntilAsync(async () => await StateAsync(action) is not "acknowledged" || Go(), "it has ended");

        (await SummaryAsync(action)).ErrorCode.ShouldBe("OEM_ERROR");
    }

    [Fact]
    public async Task A_sandbox_push_that_is_to_complete_is_tried_again()
    {
        var failed = false;
        app.Gateway.ScriptSends(battery.OemDeviceId, _ => Task.FromResult(Interlocked.Exchange(ref failed, value: true) ? null : new OemFailure(OemFailureReason.Unavailable)));

        await UntilAsync(await PushAsync("""{"action":{"command":"idle"},"sandbox":{"delaySeconds":0}}"""), "completed");
    }

    [Fact]
    public async Task Live_ignores_what_the_sandbox_is_told()
    {
        var planted = await app.PlantAsync(AmpsEnvironment.Live, app.Demo.CustomerId, "user-1", "serial-1");
        var declaration = await app.InSandboxAsync(db => db.Devices.Where(row => row.Id == DeviceId.Trust(battery.Id)).Select(row => row.Declaration).SingleAsync());
        var request = new PushRequest("idle", CommandParameters.None, Start: "1h", Sandbox: new SandboxControls(SandboxOutcome.Reject));

        var stored = await app.InAsync(AmpsEnvironment.Live, app.Demo.CustomerId, async services =>
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
        app.Gateway.ScriptModes(battery.OemDeviceId, _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.CredentialsRejected)));
        var window = await PushAsync(Window);
        app.Time.Advance(TimeSpan.FromMinutes(10));

        await UntilAsync(window, "failed");

        (await SummaryAsync(window)).ShouldBe(("INVALID_CREDENTIALS", null));
        ((string?)(await client.GetAnswerAsync(Path)).Data["connection"]!["state"]).ShouldBe("disconnected");
        app.Gateway.Sends.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_window_that_ends_while_the_prior_mode_is_read_expires_at_once()
    {
        app.Gateway.ScriptModes(battery.OemDeviceId, _ =>
        {
            app.Time.Advance(TimeSpan.FromSeconds(35));
            return Task.FromResult<OemFailure?>(null);
        });
        var window = await PushAsync("""{"action":{"command":"charge","start":"10m","end":"0.5m"}}""");
        app.Time.Advance(TimeSpan.FromMinutes(10));

        await UntilAsync(window, "failed");

        (await SummaryAsync(window)).ShouldBe(("NOT_DISPATCHED_IN_TIME", null));
        (await app.ActionAsync(ActionId.Trust(window))).Mishaps.ShouldBe(0);
    }

    private async Task<string> SentWindowAsync()
    {
        var window = await PushAsync(Window);
        app.Time.Advance(TimeSpan.FromMinutes(10));
        await app.PassUntilAsync(async () => (await app.ActionAsync(ActionId.Trust(window))).AcceptedAt is not null, "the manufacturer has it");
        return window;
    }

    private Task<string> PushAsync(string body) => client.PushAsync(Path, body);

    private async Task<string?> StateAsync(string action) => (string?)(await client.ActionAsync(action))["state"];

    private async Task<(string? ErrorCode, string? Revert)> SummaryAsync(string action)
    {
        var read = await client.ActionAsync(action);
        return ((string?)read["errorCode"], (string?)read["revert"]?["state"]);
    }

    private Task UntilAsync(string action, string state) => app.PassUntilAsync(async () => await StateAsync(action) == state, $"it is {state}");

    private bool Go()
    {
        app.Time.Advance(TimeSpan.FromSeconds(1));
        return false;
    }

    private Task<int> ChangeDeviceAsync(string property, object value) => app.InSandboxAsync(async db =>
    {
        db.Entry(await db.Devices.SingleAsync(row => row.Id == DeviceId.Trust(battery.Id))).Property(property).CurrentValue = value;
        return await db.SaveChangesAsync();
    });
}
