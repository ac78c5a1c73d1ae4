using Amps.Application.Customers.SetLiveAccess;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Schedules;

public sealed class FireScheduleTests : ScheduleScene
{
    private static readonly string InHalfAnHour = After(TimeSpan.FromMinutes(30));

    [Fact]
    public async Task A_slot_becomes_an_ordinary_action_that_is_sent_and_reverted()
    {
        var schedule = await SetAsync($$$$"""{"slots":[{"at":"{{{{InHalfAnHour}}}}","duration":"PT1H","command":"charge","parameters":{"power":{"value":3,"unit":"kw"}}}]}""");

        await PassSlotAsync(InHalfAnHour);
        await PassAsync(InHalfAnHour, async () => (string?)(await FiredAsync())[0]["state"] == "completed", "the slot's action is completed");

        var action = (await FiredAsync()).ShouldHaveSingleItem();
        ((string?)action["scheduleId"]).ShouldBe((string?)schedule["id"]);
        ((string?)action["start"]).ShouldBe(InHalfAnHour);
        ((string?)action["end"]).ShouldBe(After(TimeSpan.FromMinutes(90)));
        ((string?)(await ReadAsync())["state"]).ShouldBe("completed");
        var device = (await Client.GetAnswerAsync("/battery/" + Battery.Id)).Data;
        ((double?)device["state"]!["chargeRate"]).ShouldBe(3);
        ((string?)device["lastAction"]!["id"]).ShouldBe((string?)action["id"]);
        await PassAsync(After(TimeSpan.FromMinutes(90)), async () => (string?)(await FiredAsync())[0]["revert"]!["state"] == "done", "the window is reverted");
    }

    [Fact]
    public async Task A_window_is_not_reverted_into_the_slot_that_follows_it()
    {
        await SetAsync($$"""{"timezone":"UTC","recurrence":{"rule":"daily"},"slots":[{"time":"11:00","duration":"PT1H","command":"charge"},{"time":"12:00","command":"auto.reserve"}]}""");
        await PassSlotAsync("2026-06-01T11:00:00.000Z");
        await PassAsync(InHalfAnHour, async () => (string?)(await FiredAsync())[0]["state"] == "completed", "the window's command is completed");

        await PassSlotAsync("2026-06-01T12:00:00.000Z");
        await PassAsync("2026-06-01T12:00:00.000Z", async () => await FiredAsync() is [var window, var next] && (string?)next["state"] == "completed" && (string?)window["revert"]!["state"] != "pending", "both are through");

        ((string?)(await FiredAsync())[0]["revert"]!["state"]).ShouldBe("skipped");
        ((string?)(await Client.GetAnswerAsync("/battery/" + Battery.Id)).Data["state"]!["currentMode"]).ShouldBe("auto.reserve");
        (await App.BodiesAsync("schedule.slot_skipped")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_push_that_waits_for_the_future_and_a_slot_do_not_collide()
    {
        await PushAsync("""{"action":{"command":"idle","start":"5h"}}""");
        await SetAsync($$"""{"slots":[{"at":"{{InHalfAnHour}}","command":"auto.reserve"}]}""");

        await PassSlotAsync(InHalfAnHour);

        (await FiredAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_slot_is_skipped_while_another_action_is_under_way()
    {
        await SetAsync($$"""{"slots":[{"at":"{{After(TimeSpan.FromMinutes(2))}}","command":"auto.reserve"}]}""");
        await PushAsync("""{"action":{"command":"idle"},"sandbox":{"delaySeconds":300}}""");

        await PassSlotAsync(After(TimeSpan.FromMinutes(2)));

        await WasSkippedAsync("device_busy");
    }

    [Fact]
    public async Task A_slot_is_skipped_while_a_window_is_open()
    {
        var window = await PushAsync("""{"action":{"command":"charge","start":"0m","end":"2h"}}""");
        await SetAsync($$"""{"slots":[{"at":"{{InHalfAnHour}}","command":"auto.reserve"}]}""");
        await PassAsync(After(TimeSpan.Zero), async () => (string?)(await Client.GetAnswerAsync("/actions/" + window)).Data["state"] == "completed", "the window is open");

        await PassSlotAsync(InHalfAnHour);

        await WasSkippedAsync("window_open");
    }

    [Fact]
    public async Task A_slot_is_skipped_while_the_end_users_account_lets_us_in_no_longer()
    {
        App.Gateway.Fail(Battery.OemDeviceId, OemFailureReason.CredentialsRejected);
        App.Time.Sleep(TimeSpan.FromMinutes(20));
        await Client.GetAnswerAsync($"/battery/{Battery.Id}");
        await SetAsync($$"""{"slots":[{"at":"{{InHalfAnHour}}","command":"auto.reserve"}]}""");

        await PassSlotAsync(InHalfAnHour);

        await WasSkippedAsync("disconnected");
    }

    [Fact]
    public async Task A_slot_is_skipped_while_the_device_is_beyond_the_allowance()
    {
        await SetAsync($$"""{"slots":[{"at":"{{InHalfAnHour}}","command":"auto.reserve"}]}""");
        await ChangeBatteryAsync(nameof(Device.Overage), true);

        await PassSlotAsync(InHalfAnHour);

        await WasSkippedAsync("overage");
    }

    [Fact]
    public async Task A_slot_is_skipped_that_the_device_takes_no_longer()
    {
        await SetAsync($$"""{"slots":[{"at":"{{InHalfAnHour}}","command":"auto.reserve"}]}""");
        await ChangeBatteryAsync(nameof(Device.Declaration), DeviceDeclaration.ReadOnly);

        await PassSlotAsync(InHalfAnHour);

        await WasSkippedAsync("capability_changed");
    }

    [Fact]
    public async Task A_live_slot_is_skipped_while_live_access_is_disabled()
    {
        var customer = CustomerId.Trust(App.Demo.CustomerId);
        await App.SendAsync(new SetLiveAccessCommand(customer, Enabled: true));
        using var live = App.Client(App.Demo.LiveKey);
        var device = await App.PlantAsync(AmpsEnvironment.Live, App.Demo.CustomerId, "user-42", oemDeviceId: "real");
        await DeclareIdleAsync(device);
        var set = await live.PutAnswerAsync($"/battery/{device}/schedule", $$"""{"slots":[{"at":"{{InHalfAnHour}}","command":"idle"}]}""");
        var path = "/schedules/" + (string)set.Data["id"]!;
        await App.SendAsync(new SetLiveAccessCommand(customer, Enabled: false));

        App.Time.Sleep(TimeSpan.FromMinutes(30));
        await App.PassUntilAsync(async () => await StateOfLiveAsync((string)set.Data["id"]!) == "completed", "the live slot is over");
        await App.SendAsync(new SetLiveAccessCommand(customer, Enabled: true));

        ((string?)(await live.GetAnswerAsync(path)).Data["lastSkip"]!["reason"]).ShouldBe("live_disabled");
        ((int?)(await live.GetAnswerAsync("/actions")).Data["pagination"]!["total"]).ShouldBe(0);
    }

    [Fact]
    public async Task After_downtime_what_was_missed_is_told_once_and_an_open_window_runs_to_its_planned_end()
    {
        var id = (string)(await SetAsync("""{"timezone":"UTC","recurrence":{"rule":"daily"},"slots":[{"time":"08:00","command":"idle"},{"time":"20:00","duration":"PT4H","command":"charge"}]}"""))["id"]!;

        App.Time.Sleep(TimeSpan.FromDays(3) + TimeSpan.FromHours(11)); // To the fourth evening, 21:30.
        await PassSlotAsync("2026-06-04T20:00:00.000Z");

        var action = (await FiredAsync()).ShouldHaveSingleItem();
        ((string?)action["start"]).ShouldBe("2026-06-04T20:00:00.000Z");
        ((string?)action["end"]).ShouldBe("2026-06-05T00:00:00.000Z");
        var skipped = (await App.BodiesAsync("schedule.slot_skipped")).ShouldHaveSingleItem().AsObject();
        skipped.Remove("timestamp");
        skipped.ToJsonString().ShouldBe($$"""{"scheduleId":"{{id}}","deviceId":"{{Battery.Id}}","deviceType":"battery","slot":0,"reason":"missed","missedCount":6}""");
        (await ReadAsync())["lastSkip"]!.ToJsonString().ShouldBe("""{"slot":0,"reason":"missed","at":"2026-06-04T08:00:00.000Z","missedCount":6}""");
    }

    [Theory]
    [InlineData(14, 1)]
    [InlineData(16, 0)]
    public async Task A_slot_without_a_window_runs_up_to_15_minutes_late(int minutes, int actions)
    {
        await SetAsync($$"""{"slots":[{"at":"{{InHalfAnHour}}","command":"auto.reserve"}]}""");

        App.Time.Sleep(TimeSpan.FromMinutes(30 + minutes));
        await PassSlotAsync(InHalfAnHour);

        (await FiredAsync()).Count.ShouldBe(actions);
        ((string?)(await ReadAsync())["lastSkip"]?["reason"]).ShouldBe(actions == 0 ? "missed" : null);
    }

    [Fact]
    public async Task An_action_that_fails_is_told_with_its_slot()
    {
        App.Gateway.Refuse(Battery.OemDeviceId, OemFailureReason.Rejected);
        var id = (string)(await SetAsync($$"""{"slots":[{"at":"{{After(TimeSpan.FromHours(9))}}","command":"idle"},{"at":"{{InHalfAnHour}}","command":"auto.reserve"}]}"""))["id"]!;

        await PassSlotAsync(InHalfAnHour);
        await PassAsync(InHalfAnHour, async () => (string?)(await FiredAsync())[0]["state"] == "failed", "the slot's action has failed");

        var failed = (await App.BodiesAsync("schedule.slot_failed")).ShouldHaveSingleItem().AsObject();
        failed.Remove("timestamp");
        failed.ToJsonString().ShouldBe($$"""{"scheduleId":"{{id}}","deviceId":"{{Battery.Id}}","deviceType":"battery","slot":1,"reason":"OEM_ERROR","actionId":"{{(string?)(await FiredAsync())[0]["id"]}}"}""");
        ((string?)(await ReadAsync())["state"]).ShouldBe("active", "the schedule goes on");
    }

    [Fact]
    public async Task Deleting_it_leaves_an_open_window_to_be_reverted()
    {
        await SetAsync($$"""{"timezone":"UTC","recurrence":{"rule":"daily"},"slots":[{"time":"11:00","duration":"PT1H","command":"charge"}]}""");
        await PassSlotAsync(InHalfAnHour);
        await PassAsync(InHalfAnHour, async () => (string?)(await FiredAsync())[0]["state"] == "completed", "the window is open");

        await Client.DeleteAnswerAsync(Path);
        await PassAsync(After(TimeSpan.FromMinutes(90)), async () => (string?)(await FiredAsync())[0]["revert"]!["state"] == "done", "the window is reverted");

        (await FiredAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_plan_that_is_through_begins_anew_when_it_is_set_again()
    {
        var first = await SetAsync("""{"timezone":"UTC","slots":[{"time":"11:00","command":"idle"}]}""");
        await PassSlotAsync("2026-06-01T11:00:00.000Z");
        var through = (string?)(await ReadAsync())["state"];

        var again = await SetAsync("""{"timezone":"UTC","slots":[{"time":"11:00","command":"idle"}]}""");

        through.ShouldBe("completed");
        ((string?)again["id"]).ShouldBe((string?)first["id"]);
        ((string?)again["state"]).ShouldBe("pending");
        ((string?)again["nextFireAt"]).ShouldBe("2026-06-02T11:00:00.000Z");
    }

    [Fact]
    public async Task A_schedule_whose_device_is_gone_is_cancelled()
    {
        var path = "/schedules/" + (string)(await SetAsync($$"""{"timezone":"UTC","recurrence":{"rule":"daily"},"slots":[{"time":"11:00","command":"idle"}]}"""))["id"]!;
        await App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, async services =>
        {
            var id = DeviceId.Trust(Battery.Id);
            return await services.GetRequiredService<IEnvironmentDb>().Devices.Where(device => device.Id == id).ExecuteDeleteAsync();
        });

        await PassAsync(InHalfAnHour, async () => (string?)(await Client.GetAnswerAsync(path)).Data["state"] == "cancelled", "the schedule is cancelled");

        (await App.BodiesAsync("schedule.cancelled")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_vanished_with_its_worker_is_taken_over_when_its_lease_is_over()
    {
        var id = (string)(await SetAsync($$"""{"timezone":"UTC","recurrence":{"rule":"daily"},"slots":[{"time":"11:00","duration":"PT1H","command":"charge"}]}"""))["id"]!;
        await ChangeScheduleAsync((nameof(Schedule.LeaseId), "vanished"), (nameof(Schedule.LeaseUntil), AmpsApp.Start.AddMinutes(31)));
        App.Time.Sleep(TimeSpan.FromMinutes(30));
        App.Time.Advance(TimeSpan.FromSeconds(30));
        var meanwhile = await FiredAsync();

        await PassSlotAsync("2026-06-01T11:00:00.000Z");

        meanwhile.ShouldBeEmpty();
        (await FiredAsync()).ShouldHaveSingleItem()["scheduleId"]!.GetValue<string>().ShouldBe(id);
    }

    [Fact]
    public async Task What_broke_its_workers_too_often_is_passed_over_as_missed()
    {
        await SetAsync($$"""{"slots":[{"at":"{{InHalfAnHour}}","command":"idle"}]}""");
        await ChangeScheduleAsync((nameof(Schedule.Mishaps), Schedule.MaxMishaps));

        await PassSlotAsync(InHalfAnHour);

        (await ReadAsync())["lastSkip"]!.ToJsonString().ShouldBe($$"""{"slot":0,"reason":"missed","at":"{{InHalfAnHour}}","missedCount":1}""");
        (await FiredAsync()).ShouldBeEmpty();
    }

    private Task<int> ChangeScheduleAsync(params (string Property, object Value)[] changes) => App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, async services =>
    {
        var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
        var row = db.Entry(await db.Schedules.SingleAsync());
        foreach (var (property, value) in changes) row.Property(property).CurrentValue = value;
        return await db.SaveChangesAsync();
    });

    private async Task<string> PushAsync(string body) => (string)(await Client.PostAnswerAsync(BatteryPath, body)).Data["id"]!;

    // One message, one note, no action.
    private async Task WasSkippedAsync(string reason)
    {
        var message = (await App.BodiesAsync("schedule.slot_skipped")).ShouldHaveSingleItem();
        ((string?)message["reason"]).ShouldBe(reason);
        message.AsObject().ContainsKey("missedCount").ShouldBeFalse();
        ((string?)(await ReadAsync())["lastSkip"]!["reason"]).ShouldBe(reason);
        (await FiredAsync()).ShouldBeEmpty();
    }

    private Task<string> StateOfLiveAsync(string schedule) => App.InAsync(AmpsEnvironment.Live, App.Demo.CustomerId, async services =>
    {
        var id = ScheduleId.Trust(schedule);
        var state = await services.GetRequiredService<IEnvironmentDb>().Schedules.AsNoTracking().Where(row => row.Id == id).Select(row => row.State).SingleAsync();
        return Wire<ScheduleState>.Name(state);
    });

    private Task<int> DeclareIdleAsync(string device) => App.InAsync(AmpsEnvironment.Live, App.Demo.CustomerId, async services =>
    {
        var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
        var id = DeviceId.Trust(device);
        var idle = new CommandDeclaration(new Dictionary<string, Bounds>(StringComparer.Ordinal), [ExecutionShape.Immediate, ExecutionShape.Scheduled]);
        var declaration = DeviceDeclaration.ReadOnly with { Commands = new Dictionary<string, CommandDeclaration>(StringComparer.Ordinal) { [Commands.Idle] = idle } };
        db.Entry(await db.Devices.SingleAsync(row => row.Id == id)).Property(nameof(Device.Declaration)).CurrentValue = declaration;
        return await db.SaveChangesAsync();
    });
}
