using System.Net;
using Amps.Application.Actions;
using Amps.Application.Common;
using Amps.Application.Devices.StopDevice;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

/// <summary>A device that is removed while a window is open gets its mode back first, if that can be done in time.</summary>
public sealed class RemoveInWindowTests : IAsyncLifetime
{
    private readonly TaskCompletionSource<OemFailure?> hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AmpsApp app = null!;
    private HttpClient client = null!;
    private DemoDevice battery = null!;
    private string window = null!;

    private string Path => "/battery/" + battery.Id;

    private int Reverts => app.Gateway.Sends.Count(handle => handle == window + ":revert");

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        client = app.SandboxClient();
        battery = await app.DemoDeviceAsync("battery", "auron");
        window = await app.OpenWindowAsync(client, Path);
    }

    public async Task DisposeAsync()
    {
        hanging.TrySetResult(null);
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task The_window_is_reverted_before_its_end()
    {
        (await client.RemoveAsync(Path)).Status.ShouldBe(HttpStatusCode.NoContent);

        Reverts.ShouldBe(1);
        (await RevertAsync()).ShouldBe("done");
        (await app.MembersAsync(EventCatalogue.PushReverted, "actionId")).ShouldBe([window]);
    }

    [Fact]
    public async Task A_push_that_waits_for_the_windows_end_does_not_keep_it_from_being_reverted()
    {
        var next = await client.PushAsync(Path, """{"action":{"command":"idle","start":"1h"}}""");

        await client.RemoveAsync(Path);

        (await RevertAsync()).ShouldBe("done");
        ((string?)(await client.ActionAsync(next))["state"]).ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_revert_that_fails_does_not_keep_the_device()
    {
        app.Gateway.ScriptSends(battery.OemDeviceId, _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.Unavailable)));

        (await client.RemoveAsync(Path)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await RevertAsync()).ShouldBe("failed");
        ((string?)(await client.ActionAsync(window))["revert"]!["errorCode"]).ShouldBe("DEVICE_REMOVED");
        (await app.MembersAsync(EventCatalogue.PushRevertFailed, "actionId")).ShouldBe([window]);
        (await app.HasOpenWorkAsync(battery.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_revert_that_hangs_keeps_the_device_for_10_seconds_only()
    {
        app.Gateway.ScriptSends(battery.OemDeviceId, _ => hanging.Task);
        var removal = client.RemoveAsync(Path);
        await Eventually.HoldsAsync(() => Reverts == 1, "the revert is being sent");
        app.Time.Advance(TimeSpan.FromSeconds(9));
        var before = (await client.GetAnswerAsync(Path)).Status;

        app.Time.Advance(TimeSpan.FromSeconds(1));

        (await removal).Status.ShouldBe(HttpStatusCode.NoContent);
        before.ShouldBe(HttpStatusCode.OK);
        (await RevertAsync()).ShouldBe("failed");
    }

    [Fact]
    public async Task What_comes_of_a_hanging_revert_in_the_end_changes_nothing()
    {
        app.Gateway.ScriptSends(battery.OemDeviceId, _ => hanging.Task);
        var removal = client.RemoveAsync(Path);
        await Eventually.HoldsAsync(() => Reverts == 1, "the revert is being sent");
        app.Time.Advance(TimeSpan.FromSeconds(10));
        await removal;

        hanging.SetResult(null);
        app.Time.Advance(TimeSpan.FromHours(2));

        (await RevertAsync()).ShouldBe("failed");
        Reverts.ShouldBe(1);
    }

    [Fact]
    public async Task A_revert_that_is_under_way_is_waited_for_and_not_sent_again()
    {
        app.Gateway.ScriptSends(battery.OemDeviceId, _ => hanging.Task);
        app.Time.Advance(TimeSpan.FromHours(1));
        await app.PassUntilAsync(() => Task.FromResult(Reverts == 1), "the revert is being sent");
        var removal = client.RemoveAsync(Path);
        await Eventually.HoldsAsync(() => app.Time.HasTimerWithin(OpenWindows.Patience), "the removal waits");

        hanging.SetResult(null);
        await app.PassUntilAsync(() => Task.FromResult(removal.IsCompleted), "the device is removed");

        (await removal).Status.ShouldBe(HttpStatusCode.NoContent);
        (await RevertAsync()).ShouldBe("done");
        Reverts.ShouldBe(1);
    }

    [Fact]
    public async Task A_removal_that_was_cut_off_after_the_revert_is_simply_begun_again()
    {
        await app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, async services =>
        {
            var stopped = await services.GetRequiredService<ISender>().Send(new StopDeviceCommand(DeviceId.Trust(battery.Id), CancelReason.DeviceRemoved));
            await services.GetRequiredService<OpenWindows>().RevertAsync(services.GetRequiredService<RequestScope>().Tenant, stopped.Value.OpenWindows);
            return 0;
        });
        var between = (await client.GetAnswerAsync(Path)).Status;

        (await client.RemoveAsync(Path)).Status.ShouldBe(HttpStatusCode.NoContent);

        between.ShouldBe(HttpStatusCode.OK);
        Reverts.ShouldBe(1);
        (await app.MessagesAsync(EventCatalogue.PushReverted)).ShouldHaveSingleItem();
        (await app.MessagesAsync(EventCatalogue.DeviceRemoved)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_caller_who_leaves_during_the_revert_has_removed_the_device_nonetheless()
    {
        app.Gateway.ScriptSends(battery.OemDeviceId, _ => hanging.Task);
        using var leaving = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Delete, Path);
        var removal = client.SendAsync(request, leaving.Token);
        await Eventually.HoldsAsync(() => Reverts == 1, "the revert is being sent");

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(removal);
        hanging.SetResult(null);

        await Eventually.HoldsAsync(async () => (await client.GetAnswerAsync(Path)).Code == "DEVICE_NOT_FOUND", "the device is removed");
    }

    private async Task<string?> RevertAsync() => (string?)(await client.ActionAsync(window))["revert"]!["state"];
}
