using Amps.Api.Tests.Devices;
using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Actions;

/// <summary>Ends of windows that others come across.</summary>
public sealed class RevertTests : IAsyncLifetime
{
    private AmpsApp app = null!;
    private HttpClient client = null!;
    private DemoDevice battery = null!;

    private string Path => "/battery/" + battery.Id;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        client = app.SandboxClient();
        battery = await app.DemoDeviceAsync("battery", "auron");
        await PushAsync("auto.reserve", delay: 0);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_push_that_is_on_its_way_is_not_undone_by_the_end_of_a_window()
    {
        var window = await app.OpenWindowAsync(client, Path);
        app.Time.Advance(TimeSpan.FromMinutes(58));
        var push = await client.PushAsync(Path, """{"action":{"command":"auto.export"},"sandbox":{"delaySeconds":240}}""");

        await UntilAsync(push, "completed");
        await RevertedAsync(window, "skipped");

        app.Gateway.Sends.ShouldNotContain(window + ":revert");
        (await ModeAsync()).ShouldBe("auto.export");
    }

    [Fact]
    public async Task Two_windows_that_overlap_give_the_device_back_as_it_was_before_both()
    {
        var first = await app.OpenWindowAsync(client, Path);
        var second = await WindowAsync("discharge", start: "30m", end: "1h");

        await PassAsync(minutes: 30, () => UntilAsync(second, "completed"));
        await PassAsync(minutes: 30, () => RevertedAsync(first, "skipped"));
        await PassAsync(minutes: 30, () => RevertedAsync(second, "done"));

        (await ModeAsync()).ShouldBe("auto.reserve");
    }

    [Fact]
    public async Task A_window_inside_of_another_gives_the_device_back_to_it_and_that_gives_it_back_in_turn()
    {
        var outer = await app.OpenWindowAsync(client, Path);
        var inner = await WindowAsync("discharge", start: "10m", end: "10m");
        await PassAsync(minutes: 10, () => UntilAsync(inner, "completed"));
        await PassAsync(minutes: 10, () => RevertedAsync(inner, "done"));
        var between = await ModeAsync();

        await PassAsync(minutes: 40, () => RevertedAsync(outer, "done"));

        between.ShouldBe("charge");
        (await ModeAsync()).ShouldBe("auto.reserve");
    }

    [Fact]
    public async Task Of_windows_that_follow_each_other_the_last_gives_the_device_back()
    {
        var first = await client.PushAsync(Path, """{"action":{"command":"charge","start":"10m","end":"30m"},"sandbox":{"delaySeconds":0}}""");
        var second = await client.PushAsync(Path, """{"action":{"command":"discharge","start":"10m","end":"30m"},"onConflict":"queue_after","sandbox":{"delaySeconds":0}}""");

        await PassAsync(minutes: 10, () => UntilAsync(first, "completed"));
        await PassAsync(minutes: 30, () => RevertedAsync(first, "skipped"));
        await UntilAsync(second, "completed");
        await PassAsync(minutes: 30, () => RevertedAsync(second, "done"));

        (await ModeAsync()).ShouldBe("auto.reserve");
    }

    [Fact]
    public async Task A_revert_waits_as_long_as_the_manufacturer_asks()
    {
        var window = await app.OpenWindowAsync(client, Path);
        app.Gateway.ScriptSends(battery.OemDeviceId, _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.RateLimited, TimeSpan.FromMinutes(7))));
        app.Time.Advance(TimeSpan.FromHours(1));
        await Eventually.HoldsAsync(async () => (await RowAsync(window)) is { Attempts: 1, LeaseId: null }, "it was refused");

        (await RowAsync(window)).DueAt.ShouldBe(app.Time.GetUtcNow().AddMinutes(7));
    }

    private async Task PushAsync(string command, int delay) =>
        await UntilAsync(await client.PushAsync(Path, $$$"""{"action":{"command":"{{{command}}}"},"sandbox":{"delaySeconds":{{{delay}}}}}"""), "completed");

    private Task<string> WindowAsync(string command, string start, string end) =>
        client.PushAsync(Path, $$$"""{"action":{"command":"{{{command}}}","start":"{{{start}}}","end":"{{{end}}}"},"sandbox":{"delaySeconds":0}}""");

    private Task<DeviceAction> RowAsync(string action) => app.ActionAsync(ActionId.Trust(action));

    private Task PassAsync(int minutes, Func<Task> until)
    {
        app.Time.Advance(TimeSpan.FromMinutes(minutes));
        return until();
    }

    private async Task<string?> ModeAsync()
    {
        app.Time.Advance(TimeSpan.FromSeconds(5));
        return (string?)(await client.GetAnswerAsync(Path)).Data["state"]!["currentMode"];
    }

    private Task UntilAsync(string action, string state) => app.PassUntilAsync(async () => (string?)(await client.ActionAsync(action))["state"] == state || Go(), $"it is {state}");

    private Task RevertedAsync(string window, string state) => app.PassUntilAsync(async () => (string?)(await client.ActionAsync(window))["revert"]?["state"] == state || Go(), $"its revert is {state}");

    private bool Go()
    {
        app.Time.Advance(TimeSpan.FromSeconds(1));
        return false;
    }
}
