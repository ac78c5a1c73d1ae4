using Amps.Api.Tests.Devices;
using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Actions;

/// <summary>Ends of windows that others come across.</summary>
public sealed class RevertTests : SandboxScene
{
    protected override Task BeginAsync() => PushAsync("auto.reserve", delay: 0);

    [Fact]
    public async Task A_push_that_is_on_its_way_is_not_undone_by_the_end_of_a_window()
    {
        var window = await App.OpenWindowAsync(Client, BatteryPath);
        App.Time.Advance(TimeSpan.FromMinutes(58));
        var push = await Client.PushAsync(BatteryPath, """{"action":{"command":"auto.export"},"sandbox":{"delaySeconds":240}}""");

        await UntilAsync(push, "completed");
        await RevertedAsync(window, "skipped");

        App.Gateway.Sends.ShouldNotContain(window + ":revert");
        (await ModeAsync()).ShouldBe("auto.export");
    }

    [Fact]
    public async Task Two_windows_that_overlap_give_the_device_back_as_it_was_before_both()
    {
        var first = await App.OpenWindowAsync(Client, BatteryPath);
        var second = await WindowAsync("discharge", start: "30m", end: "1h");

        await PassAsync(minutes: 30, () => UntilAsync(second, "completed"));
        await PassAsync(minutes: 30, () => RevertedAsync(first, "skipped"));
        await PassAsync(minutes: 30, () => RevertedAsync(second, "done"));

        (await ModeAsync()).ShouldBe("auto.reserve");
    }

    [Fact]
    public async Task A_window_inside_of_another_gives_the_device_back_to_it_and_that_gives_it_back_in_turn()
    {
        var outer = await App.OpenWindowAsync(Client, BatteryPath);
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
        var first = await Client.PushAsync(BatteryPath, """{"action":{"command":"charge","start":"10m","end":"30m"},"sandbox":{"delaySeconds":0}}""");
        var second = await Client.PushAsync(BatteryPath, """{"action":{"command":"discharge","start":"10m","end":"30m"},"onConflict":"queue_after","sandbox":{"delaySeconds":0}}""");

        await PassAsync(minutes: 10, () => UntilAsync(first, "completed"));
        await PassAsync(minutes: 30, () => RevertedAsync(first, "skipped"));
        await UntilAsync(second, "completed");
        await PassAsync(minutes: 30, () => RevertedAsync(second, "done"));

        (await ModeAsync()).ShouldBe("auto.reserve");
    }

    [Fact]
    public async Task A_revert_waits_as_long_as_the_manufacturer_asks()
    {
        var window = await App.OpenWindowAsync(Client, BatteryPath);
        App.Gateway.ScriptSends(Battery.OemDeviceId, _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.RateLimited, TimeSpan.FromMinutes(7))));
        App.Time.Advance(TimeSpan.FromHours(1));
        await Eventually.HoldsAsync(async () => (await RowAsync(window)) is { Attempts: 1, LeaseId: null }, "it was refused");

        (await RowAsync(window)).DueAt.ShouldBe(App.Time.GetUtcNow().AddMinutes(7));
    }

    private async Task PushAsync(string command, int delay) =>
        await UntilAsync(await Client.PushAsync(BatteryPath, $$$"""{"action":{"command":"{{{command}}}"},"sandbox":{"delaySeconds":{{{delay}}}}}"""), "completed");

    private Task<string> WindowAsync(string command, string start, string end) =>
        Client.PushAsync(BatteryPath, $$$"""{"action":{"command":"{{{command}}}","start":"{{{start}}}","end":"{{{end}}}"},"sandbox":{"delaySeconds":0}}""");

    private Task<DeviceAction> RowAsync(string action) => App.ActionAsync(ActionId.Trust(action));

    private Task PassAsync(int minutes, Func<Task> until)
    {
        App.Time.Advance(TimeSpan.FromMinutes(minutes));
        return until();
    }

    private async Task<string?> ModeAsync()
    {
        App.Time.Advance(TimeSpan.FromSeconds(5));
        return (string?)(await Client.GetAnswerAsync(BatteryPath)).Data["state"]!["currentMode"];
    }

    private Task UntilAsync(string action, string state) => App.PassUntilAsync(async () => (string?)(await Client.ActionAsync(action))["state"] == state || Go(), $"it is {state}");

    private Task RevertedAsync(string window, string state) => App.PassUntilAsync(async () => (string?)(await Client.ActionAsync(window))["revert"]?["state"] == state || Go(), $"its revert is {state}");

    private bool Go()
    {
        App.Time.Advance(TimeSpan.FromSeconds(1));
        return false;
    }
}
