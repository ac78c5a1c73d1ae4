using System.Net;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

public sealed class RemoveDeviceTests : IAsyncLifetime
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
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_removed_device_is_gone_and_its_customer_hears_of_it()
    {
        var removed = await client.RemoveAsync(Path);

        removed.Status.ShouldBe(HttpStatusCode.NoContent);
        removed.Headers.GetValues("x-request-id").ShouldHaveSingleItem();
        (await client.GetAnswerAsync(Path)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await client.GetAnswerAsync("/devices?limit=50")).Data["items"]!.AsArray().ShouldNotContain(item => (string?)item!["id"] == battery.Id);
        (await app.MembersAsync(EventCatalogue.DeviceRemoved, "deviceId")).ShouldBe([battery.Id]);
    }

    [Fact]
    public async Task A_device_is_removed_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.RemoveAsync(Path)));

        answers.Count(answer => answer.Status == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Count(answer => answer.Code == "DEVICE_NOT_FOUND").ShouldBe(3);
        (await app.MessagesAsync(EventCatalogue.DeviceRemoved)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/hvac/")]
    [InlineData("/vehicle/")]
    public async Task Under_another_type_there_is_no_such_device(string path)
    {
        (await client.RemoveAsync(path + battery.Id)).Code.ShouldBe("DEVICE_NOT_FOUND");

        (await client.GetAnswerAsync(Path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_customer_cannot_remove_it()
    {
        var stranger = await app.SendAsync(new CreateCustomerCommand("Stranger"));
        using var other = app.Client(stranger.SandboxKey);

        (await other.RemoveAsync(Path)).Code.ShouldBe("DEVICE_NOT_FOUND");

        (await client.GetAnswerAsync(Path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_scheduled_and_what_is_queued_is_cancelled_and_stays_readable()
    {
        var scheduled = await client.PushAsync(Path, """{"action":{"command":"charge","start":"1h","end":"1h"}}""");
        var queued = await client.PushAsync(Path, """{"action":{"command":"idle"},"onConflict":"queue_after"}""");

        await client.RemoveAsync(Path);

        ((string?)(await client.ActionAsync(scheduled))["state"]).ShouldBe("cancelled");
        ((string?)(await client.ActionAsync(queued))["state"]).ShouldBe("cancelled");
        (await app.MembersAsync(EventCatalogue.PushCancelled, "reason")).ShouldBe(["device_removed", "device_removed"]);
    }

    [Fact]
    public async Task What_is_being_carried_out_fails()
    {
        var action = await client.PushAsync(Path, """{"action":{"command":"idle"},"sandbox":{"delaySeconds":200}}""");
        await Eventually.HoldsAsync(() => app.Gateway.Sends.Contains(action), "the push is sent");

        await client.RemoveAsync(Path);

        var ended = await client.ActionAsync(action);
        ((string?)ended["state"]).ShouldBe("failed");
        ((string?)ended["errorCode"]).ShouldBe("DEVICE_REMOVED");
        (await app.MembersAsync(EventCatalogue.PushFailed, "errorCode")).ShouldBe(["DEVICE_REMOVED"]);
    }

    [Fact]
    public async Task Its_schedule_is_called_off()
    {
        using var set = new HttpRequestMessage(HttpMethod.Put, Path + "/schedule")
        {
            Content = new StringContent("""{"recurrence":{"rule":"daily"},"slots":[{"time":"12:00","command":"idle"}]}""", System.Text.Encoding.UTF8, "application/json"),
        };
        var schedule = (string)(await client.SendAnswerAsync(set)).Data["id"]!;

        await client.RemoveAsync(Path);

        ((string?)(await client.GetAnswerAsync("/schedules/" + schedule)).Data["state"]).ShouldBe("cancelled");
        (await app.MembersAsync(EventCatalogue.ScheduleCancelled, "scheduleId")).ShouldBe([schedule]);
    }

    [Fact]
    public async Task However_pushes_and_removals_meet_no_work_stays_behind()
    {
        var pushes = Enumerable.Range(0, 8).Select(_ => client.PostAnswerAsync(Path, """{"action":{"command":"idle","start":"1h"},"onConflict":"cancel_and_replace"}"""));

        await Task.WhenAll([.. pushes, client.RemoveAsync(Path)]);

        (await client.GetAnswerAsync(Path)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await app.HasOpenWorkAsync(battery.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_hardware_can_be_connected_again_as_a_new_device()
    {
        await client.RemoveAsync(Path);

        var again = await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "demo-user", battery.OemDeviceId);

        again.ShouldNotBe(battery.Id);
        (await client.GetAnswerAsync("/battery/" + again)).Status.ShouldBe(HttpStatusCode.OK);
        (await client.GetAnswerAsync(Path)).Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task A_device_beyond_the_allowance_can_be_removed()
    {
        var over = await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "over", oemDeviceId: "over", overage: true);

        (await client.RemoveAsync("/battery/" + over)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_pull_that_is_under_way_brings_nothing_back()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<OemFailure?>();
        app.Gateway.Script(battery.OemDeviceId, _ =>
        {
            asked.TrySetResult();
            return answer.Task;
        });
        app.Time.Advance(TimeSpan.FromHours(1));
        var read = client.GetAnswerAsync(Path);
        await asked.Task;

        await client.RemoveAsync(Path);
        answer.SetResult(null);

        (await read).Code.ShouldBe("DEVICE_NOT_FOUND");
        await app.ClearAsync();
        (await app.HistoryAsync(battery.Id)).ShouldBe(0);
    }
}
