using System.Net;
using Amps.Api.Tests.Devices;
using Amps.Application.Common;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Users.OweErasure;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Users;

public sealed class EraseUserTests : SandboxScene
{
    private const string User = "demo-user";
    private const string Path = "/users/" + User;


    [Fact]
    public async Task Every_device_of_the_user_is_gone_at_once_and_no_other_ones()
    {
        await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "other", "other");
        var devices = (int)(await Client.GetAnswerAsync("/devices?userId=" + User)).Data["pagination"]!["total"]!;

        (await Client.RemoveAsync(Path)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await Client.GetAnswerAsync("/devices")).Data["items"]!.AsArray().Select(item => (string?)item!["userId"]).ShouldBe(["other"]);
        (await Client.GetAnswerAsync("/users")).Data["items"]!.AsArray().Select(item => (string?)item!["userId"]).ShouldBe(["other"]);
        (await App.MessagesAsync(EventCatalogue.DeviceRemoved)).Count.ShouldBe(devices);
    }

    [Fact]
    public async Task Pushes_that_are_called_off_by_it_say_so()
    {
        await Client.PushAsync("/battery/" + Battery.Id, """{"action":{"command":"idle","start":"1h"}}""");

        await Client.RemoveAsync(Path);

        (await App.MembersAsync(EventCatalogue.PushCancelled, "reason")).ShouldBe(["user_erased"]);
    }

    [Fact]
    public async Task Open_windows_are_reverted_first()
    {
        var window = await App.OpenWindowAsync(Client, "/battery/" + Battery.Id);

        await Client.RemoveAsync(Path);

        App.Gateway.Sends.ShouldContain(window + ":revert");
        (await App.MessagesAsync(EventCatalogue.PushReverted)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.NotFound, "NOT_FOUND")]
    [InlineData("DEMO-USER", HttpStatusCode.NotFound, "NOT_FOUND")]
    [InlineData("no%20body", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    [InlineData("n%C3%A4mchen", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    public async Task Who_is_no_user_cannot_be_erased(string user, HttpStatusCode status, string code)
    {
        var answer = await Client.RemoveAsync("/users/" + user);

        answer.Status.ShouldBe(status);
        answer.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_user_of_another_customer_is_no_user()
    {
        var stranger = await App.SendAsync(new CreateCustomerCommand("Stranger"));
        using var other = App.Client(stranger.SandboxKey);

        (await other.RemoveAsync(Path)).Code.ShouldBe("NOT_FOUND");

        (await Client.GetAnswerAsync("/battery/" + Battery.Id)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_user_of_whom_only_a_schedule_is_left_can_be_erased()
    {
        var set = await Client.SendAnswerAsync(new HttpRequestMessage(HttpMethod.Put, $"/battery/{Battery.Id}/schedule")
        {
            Content = new StringContent("""{"recurrence":{"rule":"daily"},"slots":[{"time":"00:30","command":"idle"}]}""", System.Text.Encoding.UTF8, "application/json"),
        });
        await App.InSandboxAsync(async db =>
        {
            await db.Messages.ExecuteDeleteAsync();
            await db.Devices.ExecuteDeleteAsync();
            return await db.Credentials.ExecuteDeleteAsync();
        });

        set.Status.ShouldBe(HttpStatusCode.OK);
        (await Client.RemoveAsync(Path)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_user_is_erased_once()
    {
        await Client.RemoveAsync(Path);

        (await Client.RemoveAsync(Path)).Code.ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Actions_histories_and_remembered_answers_go_soon()
    {
        await Client.PushAsync("/battery/" + Battery.Id, """{"action":{"command":"idle","start":"1h"}}""", idempotencyKey: "one");
        var hvac = await App.DemoDeviceAsync("hvac", "boreal");
        await Client.PushAsync("/hvac/" + hvac.Id, """{"action":{"command":"idle","start":"1h"}}""", idempotencyKey: "two");
        await Client.RemoveAsync("/hvac/" + hvac.Id);

        await Client.RemoveAsync(Path);
        App.Time.Advance(TimeSpan.FromSeconds(30));
        await App.ClearAsync();

        (await App.InSandboxAsync(db => db.Actions.CountAsync())).ShouldBe(0);
        (await App.InSandboxAsync(db => db.History.CountAsync())).ShouldBe(0);
        (await App.InSandboxAsync(db => db.IdempotencyRecords.CountAsync())).ShouldBe(0);
        (await App.InSandboxAsync(db => db.Credentials.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_tells_of_others_stays()
    {
        var other = await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, User + "-2", "other");
        await Client.GetAnswerAsync("/battery/" + other);
        var action = await Client.PushAsync("/battery/" + other, """{"action":{"command":"idle","start":"720h"}}""", idempotencyKey: "one");

        await Client.RemoveAsync(Path);
        App.Time.Advance(TimeSpan.FromSeconds(30));
        await App.ClearAsync();
        App.Time.Sleep(TimeSpan.FromHours(23));
        await App.ClearAsync();

        ((string?)(await Client.ActionAsync(action))["state"]).ShouldBe("scheduled");
        (await App.InSandboxAsync(db => db.IdempotencyRecords.CountAsync())).ShouldBe(1);
        (await App.AllMessagesAsync()).Select(message => message.UserId).Distinct().ShouldBe([User + "-2"]);
    }

    [Fact]
    public async Task Messages_stay_until_they_can_be_delivered_and_are_gone_within_a_day()
    {
        await Client.PushAsync("/battery/" + Battery.Id, """{"action":{"command":"idle","start":"1h"}}""");
        await Client.RemoveAsync(Path);
        App.Time.Sleep(TimeSpan.FromHours(22));
        await App.ClearAsync();
        var before = (await App.AllMessagesAsync()).Count;

        App.Time.Sleep(TimeSpan.FromHours(2));
        await App.ClearAsync();

        before.ShouldBeGreaterThan(2);
        (await App.AllMessagesAsync()).Count.ShouldBe(0);
        (await App.InSandboxAsync(db => db.DeviceRemovals.CountAsync())).ShouldBe(0);
        (await App.InSandboxAsync(db => db.UserErasures.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_the_user_connects_afterwards_stays()
    {
        await Client.RemoveAsync(Path);
        var again = await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, User, Battery.OemDeviceId);

        App.Time.Advance(TimeSpan.FromSeconds(30));
        await App.ClearAsync();
        App.Time.Sleep(TimeSpan.FromHours(24));
        await App.ClearAsync();

        (await Client.GetAnswerAsync("/battery/" + again)).Status.ShouldBe(HttpStatusCode.OK);
        (await App.HistoryAsync(again)).ShouldBeGreaterThan(0);
        (await App.MembersAsync(EventCatalogue.DeviceConnected, "deviceId")).ShouldBe([again]);
    }

    [Fact]
    public async Task An_erasure_that_was_cut_off_is_carried_on()
    {
        await Client.PushAsync("/battery/" + Battery.Id, """{"action":{"command":"idle","start":"1h"}}""");
        var owed = await App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, services => services.GetRequiredService<ISender>().Send(new OweErasureCommand(User)));

        App.Time.Advance(TimeSpan.FromSeconds(30));
        await App.ClearAsync();

        owed.Succeeded.ShouldBeTrue();
        (await Client.GetAnswerAsync("/devices")).Data["items"]!.AsArray().ShouldBeEmpty();
        (await App.MembersAsync(EventCatalogue.PushCancelled, "reason")).ShouldBe(["user_erased"]);
    }

    [Fact]
    public async Task A_user_whose_devices_were_removed_one_by_one_can_be_erased_still()
    {
        var created = await App.SendAsync(new CreateCustomerCommand("Users"));
        using var other = App.Client(created.SandboxKey);
        var only = await App.PlantAsync(AmpsEnvironment.Sandbox, created.CustomerId.Value, "anna", "serial");
        await other.RemoveAsync("/battery/" + only);

        (await other.RemoveAsync("/users/anna")).Status.ShouldBe(HttpStatusCode.NoContent);
    }
}
