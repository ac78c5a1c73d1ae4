using System.Net;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

public sealed class RemoveDeviceTests : SandboxScene
{
    [Fact]
    public async Task A_removed_device_is_gone_and_its_customer_hears_of_it()
    {
        var removed = await Client.RemoveAsync(BatteryPath);

        removed.Status.ShouldBe(HttpStatusCode.NoContent);
        removed.Headers.GetValues("x-request-id").ShouldHaveSingleItem();
        (await Client.GetAnswerAsync(BatteryPath)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await Client.GetAnswerAsync("/devices?limit=50")).Data["items"]!.AsArray().ShouldNotContain(item => (string?)item!["id"] == Battery.Id);
        (await App.MembersAsync(EventCatalogue.DeviceRemoved, "deviceId")).ShouldBe([Battery.Id]);
    }

    [Fact]
    public async Task A_device_is_removed_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Client.RemoveAsync(BatteryPath)));

        answers.Count(answer => answer.Status == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Count(answer => answer.Code == "DEVICE_NOT_FOUND").ShouldBe(3);
        (await App.MessagesAsync(EventCatalogue.DeviceRemoved)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/hvac/")]
    [InlineData("/vehicle/")]
    public async Task Under_another_type_there_is_no_such_device(string path)
    {
        (await Client.RemoveAsync(path + Battery.Id)).Code.ShouldBe("DEVICE_NOT_FOUND");

        (await Client.GetAnswerAsync(BatteryPath)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_customer_cannot_remove_it()
    {
        var stranger = await App.SendAsync(new CreateCustomerCommand("Stranger"));
        using var other = App.Client(stranger.SandboxKey);

        (await other.RemoveAsync(BatteryPath)).Code.ShouldBe("DEVICE_NOT_FOUND");

        (await Client.GetAnswerAsync(BatteryPath)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_scheduled_and_what_is_queued_is_cancelled_and_stays_readable()
    {
        var scheduled = await Client.PushAsync(BatteryPath, """{"action":{"command":"charge","start":"1h","end":"1h"}}""");
        var queued = await Client.PushAsync(BatteryPath, """{"action":{"command":"idle"},"onConflict":"queue_after"}""");

        await Client.RemoveAsync(BatteryPath);

        ((string?)(await Client.ActionAsync(scheduled))["state"]).ShouldBe("cancelled");
        ((string?)(await Client.ActionAsync(queued))["state"]).ShouldBe("cancelled");
        (await App.MembersAsync(EventCatalogue.PushCancelled, "reason")).ShouldBe(["device_removed", "device_removed"]);
    }

    [Fact]
    public async Task What_is_being_carried_out_fails()
    {
        var action = await Client.PushAsync(BatteryPath, """{"action":{"command":"idle"},"sandbox":{"delaySeconds":200}}""");
        await Eventually.HoldsAsync(() => App.Gateway.Sends.Contains(action), "the push is sent");

        await Client.RemoveAsync(BatteryPath);

        var ended = await Client.ActionAsync(action);
        ((string?)ended["state"]).ShouldBe("failed");
        ((string?)ended["errorCode"]).ShouldBe("DEVICE_REMOVED");
        (await App.MembersAsync(EventCatalogue.PushFailed, "errorCode")).ShouldBe(["DEVICE_REMOVED"]);
    }

    [Fact]
    public async Task Its_schedule_is_called_off()
    {
        var set = await Client.PutAnswerAsync(BatteryPath + "/schedule", """{"recurrence":{"rule":"daily"},"slots":[{"time":"12:00","command":"idle"}]}""");
        var schedule = (string)set.Data["id"]!;

        await Client.RemoveAsync(BatteryPath);

        ((string?)(await Client.GetAnswerAsync("/schedules/" + schedule)).Data["state"]).ShouldBe("cancelled");
        (await App.MembersAsync(EventCatalogue.ScheduleCancelled, "scheduleId")).ShouldBe([schedule]);
    }

    [Fact]
    public async Task However_pushes_and_removals_meet_no_work_stays_behind()
    {
        var pushes = Enumerable.Range(0, 8).Select(_ => Client.PostAnswerAsync(BatteryPath, """{"action":{"command":"idle","start":"1h"},"onConflict":"cancel_and_replace"}"""));

        await Task.WhenAll([.. pushes, Client.RemoveAsync(BatteryPath)]);

        (await Client.GetAnswerAsync(BatteryPath)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await App.HasOpenWorkAsync(Battery.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_hardware_can_be_connected_again_as_a_new_device()
    {
        await Client.RemoveAsync(BatteryPath);

        var again = await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "demo-user", Battery.OemDeviceId);

        again.ShouldNotBe(Battery.Id);
        (await Client.GetAnswerAsync("/battery/" + again)).Status.ShouldBe(HttpStatusCode.OK);
        (await Client.GetAnswerAsync(BatteryPath)).Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task A_device_beyond_the_allowance_can_be_removed()
    {
        var over = await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "over", oemDeviceId: "over", overage: true);

        (await Client.RemoveAsync("/battery/" + over)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_pull_that_is_under_way_brings_nothing_back()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<OemFailure?>();
        App.Gateway.Script(Battery.OemDeviceId, _ =>
        {
            asked.TrySetResult();
            return answer.Task;
        });
        App.Time.Advance(TimeSpan.FromHours(1));
        var read = Client.GetAnswerAsync(BatteryPath);
        await asked.Task;

        await Client.RemoveAsync(BatteryPath);
        answer.SetResult(null);

        (await read).Code.ShouldBe("DEVICE_NOT_FOUND");
        await App.ClearAsync();
        (await App.HistoryAsync(Battery.Id)).ShouldBe(0);
    }
}
