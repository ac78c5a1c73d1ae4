using System.Net;
using Amps.Application.Actions;
using Amps.Application.Actions.RecordWork;
using Amps.Application.Common;
using Amps.Application.Devices.StopDevice;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

/// <summary>A device that is removed while a window is open gets its mode back first, if that can be done in time.</summary>
public sealed class RemoveInWindowTests : SandboxScene
{
    private readonly TaskCompletionSource<OemFailure?> hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string window = null!;

    private int Reverts => App.Gateway.Sends.Count(handle => handle == window + ":revert");

    private int Recordings => App.Log.All.Count(line => line.Contains(nameof(RecordWorkCommand), StringComparison.Ordinal));

    // So that the log names each use case that has ended.
    protected override string[] Settings => ["--Logging:LogLevel:Amps.Application.Common", "Debug"];

    protected override async Task BeginAsync() => window = await App.OpenWindowAsync(Client, BatteryPath);

    protected override Task EndAsync()
    {
        hanging.TrySetResult(null);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_window_is_reverted_before_its_end()
    {
        (await Client.RemoveAsync(BatteryPath)).Status.ShouldBe(HttpStatusCode.NoContent);

        Reverts.ShouldBe(1);
        (await RevertAsync()).ShouldBe("done");
        (await App.MembersAsync(EventCatalogue.PushReverted, "actionId")).ShouldBe([window]);
    }

    [Fact]
    public async Task A_push_that_waits_for_the_windows_end_does_not_keep_it_from_being_reverted()
    {
        var next = await Client.PushAsync(BatteryPath, """{"action":{"command":"idle","start":"1h"}}""");

        await Client.RemoveAsync(BatteryPath);

        (await RevertAsync()).ShouldBe("done");
        ((string?)(await Client.ActionAsync(next))["state"]).ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_revert_that_fails_does_not_keep_the_device()
    {
        App.Gateway.ScriptSends(Battery.OemDeviceId, _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.Unavailable)));

        (await Client.RemoveAsync(BatteryPath)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await RevertAsync()).ShouldBe("failed");
        ((string?)(await Client.ActionAsync(window))["revert"]!["errorCode"]).ShouldBe("DEVICE_REMOVED");
        (await App.MembersAsync(EventCatalogue.PushRevertFailed, "actionId")).ShouldBe([window]);
        (await App.HasOpenWorkAsync(Battery.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_revert_that_hangs_keeps_the_device_for_10_seconds_only()
    {
        App.Gateway.ScriptSends(Battery.OemDeviceId, _ => hanging.Task);
        var removal = Client.RemoveAsync(BatteryPath);
        await Eventually.HoldsAsync(() => Reverts == 1, "the revert is being sent");
        App.Time.Advance(TimeSpan.FromSeconds(9));
        var before = (await Client.GetAnswerAsync(BatteryPath)).Status;

        App.Time.Advance(TimeSpan.FromSeconds(1));

        (await removal).Status.ShouldBe(HttpStatusCode.NoContent);
        before.ShouldBe(HttpStatusCode.OK);
        (await RevertAsync()).ShouldBe("failed");
    }

    [Fact]
    public async Task What_comes_of_a_hanging_revert_in_the_end_changes_nothing()
    {
        App.Gateway.ScriptSends(Battery.OemDeviceId, _ => hanging.Task);
        var removal = Client.RemoveAsync(BatteryPath);
        await Eventually.HoldsAsync(() => Reverts == 1, "the revert is being sent");
        App.Time.Advance(TimeSpan.FromSeconds(10));
        await removal;
        var recorded = Recordings;

        hanging.SetResult(null);
        await Eventually.HoldsAsync(() => Recordings > recorded, "the worker wants to record what came of it");
        App.Time.Advance(TimeSpan.FromHours(2));

        (await RevertAsync()).ShouldBe("failed");
        Reverts.ShouldBe(1);
    }

    [Fact]
    public async Task A_revert_that_is_under_way_is_waited_for_and_not_sent_again()
    {
        App.Gateway.ScriptSends(Battery.OemDeviceId, _ => hanging.Task);
        App.Time.Advance(TimeSpan.FromHours(1));
        await App.PassUntilAsync(() => Reverts == 1, "the revert is being sent");
        var removal = Client.RemoveAsync(BatteryPath);
        await Eventually.HoldsAsync(() => App.Time.HasTimerWithin(OpenWindows.Patience), "the removal waits");

        hanging.SetResult(null);
        await Eventually.AnswersAsync(async () => await RevertAsync() == "done", "the revert is done within the removal's patience");
        await App.PassUntilAsync(() => removal.IsCompleted, "the device is removed");

        (await removal).Status.ShouldBe(HttpStatusCode.NoContent);
        (await RevertAsync()).ShouldBe("done");
        Reverts.ShouldBe(1);
    }

    [Fact]
    public async Task A_removal_that_was_cut_off_after_the_revert_is_simply_begun_again()
    {
        await App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, async services =>
        {
            var stopped = await services.GetRequiredService<ISender>().Send(new StopDeviceCommand(DeviceId.Trust(Battery.Id), CancelReason.DeviceRemoved));
            await services.GetRequiredService<OpenWindows>().RevertAsync(services.GetRequiredService<RequestScope>().Tenant, stopped.Value.OpenWindows);
            return 0;
        });
        var between = (await Client.GetAnswerAsync(BatteryPath)).Status;

        (await Client.RemoveAsync(BatteryPath)).Status.ShouldBe(HttpStatusCode.NoContent);

        between.ShouldBe(HttpStatusCode.OK);
        Reverts.ShouldBe(1);
        (await App.MessagesAsync(EventCatalogue.PushReverted)).ShouldHaveSingleItem();
        (await App.MessagesAsync(EventCatalogue.DeviceRemoved)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_caller_who_leaves_during_the_revert_has_removed_the_device_nonetheless()
    {
        App.Gateway.ScriptSends(Battery.OemDeviceId, _ => hanging.Task);
        using var leaving = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Delete, BatteryPath);
        var removal = Client.SendAsync(request, leaving.Token);
        await Eventually.HoldsAsync(() => Reverts == 1, "the revert is being sent");

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(removal);
        hanging.SetResult(null);

        await Eventually.AnswersAsync(async () => (await Client.GetAnswerAsync(BatteryPath)).Code == "DEVICE_NOT_FOUND", "the device is removed");
    }

    private async Task<string?> RevertAsync() => (string?)(await Client.ActionAsync(window))["revert"]!["state"];
}
