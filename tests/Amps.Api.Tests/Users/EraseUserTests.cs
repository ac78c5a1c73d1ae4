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

public sealed class EraseUserTests : IAsyncLifetime
{
    private const string User = "demo-user";
    private const string Path = "/users/" + User;

    private AmpsApp app = null!;
    private HttpClient client = null!;
    private DemoDevice battery = null!;

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
    public async Task Every_device_of_the_user_is_gone_at_once_and_no_other_ones()
    {
        await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "other", "other");
        var devices = (int)(await client.GetAnswerAsync("/devices?userId=" + User)).Data["pagination"]!["total"]!;

        (await client.RemoveAsync(Path)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await client.GetAnswerAsync("/devices")).Data["items"]!.AsArray().Select(item => (string?)item!["userId"]).ShouldBe(["other"]);
        (await client.GetAnswerAsync("/users")).Data["items"]!.AsArray().Select(item => (string?)item!["userId"]).ShouldBe(["other"]);
        (await app.MessagesAsync(EventCatalogue.DeviceRemoved)).Count.ShouldBe(devices);
    }

    [Fact]
    public async Task Pushes_that_are_called_off_by_it_say_so()
    {
        await client.PushAsync("/battery/" + battery.Id, """{"action":{"command":"idle","start":"1h"}}""");

        await client.RemoveAsync(Path);

        (await app.MembersAsync(EventCatalogue.PushCancelled, "reason")).ShouldBe(["user_erased"]);
    }

    [Fact]
    public async Task Open_windows_are_reverted_first()
    {
        var window = await app.OpenWindowAsync(client, "/battery/" + battery.Id);

        await client.RemoveAsync(Path);

        app.Gateway.Sends.ShouldContain(window + ":revert");
        (await app.MessagesAsync(EventCatalogue.PushReverted)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.NotFound, "NOT_FOUND")]
    [InlineData("DEMO-USER", HttpStatusCode.NotFound, "NOT_FOUND")]
    [InlineData("no%20body", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    [InlineData("n%C3%A4mchen", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    public async Task Who_is_no_user_cannot_be_erased(string user, HttpStatusCode status, string code)
    {
        var answer = await client.RemoveAsync("/users/" + user);

        answer.Status.ShouldBe(status);
        answer.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_user_of_another_customer_is_no_user()
    {
        var stranger = await app.SendAsync(new CreateCustomerCommand("Stranger"));
        using var other = app.Client(stranger.SandboxKey);

        (await other.RemoveAsync(Path)).Code.ShouldBe("NOT_FOUND");

        (await client.GetAnswerAsync("/battery/" + battery.Id)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_user_of_whom_only_a_schedule_is_left_can_be_erased()
    {
        var set = await client.SendAnswerAsync(new HttpRequestMessage(HttpMethod.Put, $"/battery/{battery.Id}/schedule")
        {
            Content = new StringContent("""{"recurrence":{"rule":"daily"},"slots":[{"time":"00:30","command":"idle"}]}""", System.Text.Encoding.UTF8, "application/json"),
        });
        await app.InSandboxAsync(async db =>
        {
            await db.Messages.ExecuteDeleteAsync();
            await db.Devices.ExecuteDeleteAsync();
            return await db.Credentials.ExecuteDeleteAsync();
        });

        set.Status.ShouldBe(HttpStatusCode.OK);
        (await client.RemoveAsync(Path)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_user_is_erased_once()
    {
        await client.RemoveAsync(Path);

        (await client.RemoveAsync(Path)).Code.ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Actions_histories_and_remembered_answers_go_soon()
    {
        await client.PushAsync("/battery/" + battery.Id, """{"action":{"command":"idle","start":"1h"}}""", idempotencyKey: "one");
        var hvac = await app.DemoDeviceAsync("hvac", "boreal");
        await client.PushAsync("/hvac/" + hvac.Id, """{"action":{"command":"idle","start":"1h"}}""", idempotencyKey: "two");
        await client.RemoveAsync("/hvac/" + hvac.Id);

        await client.RemoveAsync(Path);
        app.Time.Advance(TimeSpan.FromSeconds(30));
        await app.ClearAsync();

        (await app.InSandboxAsync(db => db.Actions.CountAsync())).ShouldBe(0);
        (await app.InSandboxAsync(db => db.History.CountAsync())).ShouldBe(0);
        (await app.InSandboxAsync(db => db.IdempotencyRecords.CountAsync())).ShouldBe(0);
        (await app.InSandboxAsync(db => db.Credentials.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_tells_of_others_stays()
    {
        var other = await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, User + "-2", "other");
        await client.GetAnswerAsync("/battery/" + other);
        var action = await client.PushAsync("/battery/" + other, """{"action":{"command":"idle","start":"720h"}}""", idempotencyKey: "one");

        await client.RemoveAsync(Path);
        app.Time.Advance(TimeSpan.FromSeconds(30));
        await app.ClearAsync();
        app.Time.Advance(TimeSpan.FromHours(23));
        await app.ClearAsync();

        ((string?)(await client.ActionAsync(action))["state"]).ShouldBe("scheduled");
        (await app.InSandboxAsync(db => db.IdempotencyRecords.CountAsync())).ShouldBe(1);
        (await app.InSandboxAsync(db => db.Messages.Select(message => message.UserId).Distinct().ToListAsync())).ShouldBe([User + "-2"]);
    }

    [Fact]
    public async Task Messages_stay_until_they_can_be_delivered_and_are_gone_within_a_day()
    {
        await client.PushAsync("/battery/" + battery.Id, """{"action":{"command":"idle","start":"1h"}}""");
        await client.RemoveAsync(Path);
        app.Time.Advance(TimeSpan.FromHours(22));
        await app.ClearAsync();
        var before = await app.InSandboxAsync(db => db.Messages.CountAsync());

        app.Time.Advance(TimeSpan.FromHours(2));
        await app.ClearAsync();

        before.ShouldBeGreaterThan(2);
        (await app.InSandboxAsync(db => db.Messages.CountAsync())).ShouldBe(0);
        (await app.InSandboxAsync(db => db.DeviceRemovals.CountAsync())).ShouldBe(0);
        (await app.InSandboxAsync(db => db.UserErasures.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_the_user_connects_afterwards_stays()
    {
        await client.RemoveAsync(Path);
        var again = await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, User, battery.OemDeviceId);

        app.Time.Advance(TimeSpan.FromSeconds(30));
        await app.ClearAsync();
        app.Time.Advance(TimeSpan.FromHours(24));
        await app.ClearAsync();

        (await client.GetAnswerAsync("/battery/" + again)).Status.ShouldBe(HttpStatusCode.OK);
        (await app.HistoryAsync(again)).ShouldBeGreaterThan(0);
        (await app.MembersAsync(EventCatalogue.DeviceConnected, "deviceId")).ShouldBe([again]);
    }

    [Fact]
    public async Task An_erasure_that_was_cut_off_is_carried_on()
    {
        await client.PushAsync("/battery/" + battery.Id, """{"action":{"command":"idle","start":"1h"}}""");
        var owed = await app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services => services.GetRequiredService<ISender>().Send(new OweErasureCommand(User)));

        app.Time.Advance(TimeSpan.FromSeconds(30));
        await app.ClearAsync();

        owed.Succeeded.ShouldBeTrue();
        (await client.GetAnswerAsync("/devices")).Data["items"]!.AsArray().ShouldBeEmpty();
        (await app.MembersAsync(EventCatalogue.PushCancelled, "reason")).ShouldBe(["user_erased"]);
    }

    [Fact]
    public async Task A_user_whose_devices_were_removed_one_by_one_can_be_erased_still()
    {
        var created = await app.SendAsync(new CreateCustomerCommand("Users"));
        using var other = app.Client(created.SandboxKey);
        var only = await app.PlantAsync(AmpsEnvironment.Sandbox, created.CustomerId.Value, "anna", "serial");
        await other.RemoveAsync("/battery/" + only);

        (await other.RemoveAsync("/users/anna")).Status.ShouldBe(HttpStatusCode.NoContent);
    }
}
