using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Amps.Domain.Tests.Actions;
using static Amps.Domain.Tests.Schedules.Plans;

namespace Amps.Domain.Tests.Schedules;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Noon = Instant("2026-06-01T12:00:00Z");
    private static readonly SchedulePlan Windows = Plan("UTC", Daily, At("18:00", "PT2H"), At("22:00"));

    [Fact]
    public void It_waits_for_its_first_slot()
    {
        var schedule = Schedule.Set(Given.Battery, Windows, Noon);

        schedule.State.ShouldBe(ScheduleState.Pending);
        schedule.NextFireAt.ShouldBe(Instant("2026-06-01T18:00:00Z"));
        schedule.Due(Noon.AddHours(5)).ShouldBe(DueSlots.None);
    }

    [Fact]
    public void A_slot_becomes_an_action_with_the_times_of_its_window()
    {
        var schedule = Schedule.Set(Given.Battery, Windows, Noon);

        var fired = Fire(schedule, "2026-06-01T18:00:00.250Z")!;

        fired.Slot.ShouldBe(0);
        fired.Action.Shape.ShouldBe(ExecutionShape.Windowed);
        (fired.Action.Start, fired.Action.End).ShouldBe((Instant("2026-06-01T18:00:00Z"), Instant("2026-06-01T20:00:00Z")));
        schedule.State.ShouldBe(ScheduleState.Active);
        schedule.NextFireAt.ShouldBe(Instant("2026-06-01T22:00:00Z"));
        schedule.LastSkip.ShouldBeNull();
    }

    [Fact]
    public void After_the_last_slot_it_is_completed()
    {
        var schedule = Schedule.Set(Given.Battery, Plan("UTC", recurrence: null, At("18:00")), Noon);

        Fire(schedule, "2026-06-01T18:00:00Z").ShouldNotBeNull();

        schedule.State.ShouldBe(ScheduleState.Completed);
        schedule.NextFireAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-06-01T19:59:59Z", true)] // The window is still open.
    [InlineData("2026-06-01T20:00:00Z", false)]
    [InlineData("2026-06-01T22:14:59Z", true)] // The slot without a window.
    [InlineData("2026-06-01T22:15:00Z", false)]
    public void A_slot_runs_late_while_its_window_is_open_and_without_one_up_to_15_minutes(string now, bool runs) =>
        (Fire(Schedule.Set(Given.Battery, Windows, Noon), now) is not null).ShouldBe(runs);

    [Fact]
    public void A_window_that_runs_late_ends_as_planned() =>
        Fire(Schedule.Set(Given.Battery, Windows, Noon), "2026-06-01T19:30:00Z")!.Action.End.ShouldBe(Instant("2026-06-01T20:00:00Z"));

    [Fact]
    public void What_was_missed_is_noted_once_with_its_count_and_the_newest_slot_still_runs()
    {
        var schedule = Schedule.Set(Given.Battery, Windows, Noon);

        var fired = Fire(schedule, "2026-06-04T18:30:00Z")!;

        fired.Action.Start.ShouldBe(Instant("2026-06-04T18:00:00Z"));
        schedule.LastSkip.ShouldBe(new SkippedSlot(1, SkipReason.Missed, Instant("2026-06-03T22:00:00Z"), 6));
    }

    [Fact]
    public void A_skipped_slot_is_noted_and_the_schedule_goes_on()
    {
        var schedule = Schedule.Set(Given.Battery, Windows, Noon);
        var now = Instant("2026-06-01T18:00:00Z");

        schedule.Fire(schedule.Due(now), SkipReason.WindowOpen, now).ShouldBeNull();

        schedule.LastSkip.ShouldBe(new SkippedSlot(0, SkipReason.WindowOpen, now));
        schedule.State.ShouldBe(ScheduleState.Pending, "a skip is no fire");
        schedule.NextFireAt.ShouldBe(Instant("2026-06-01T22:00:00Z"));
    }

    [Fact]
    public void It_knows_its_plan_again_until_that_is_through()
    {
        var once = Plan("UTC", recurrence: null, At("18:00"));
        var schedule = Schedule.Set(Given.Battery, once, Noon);
        var before = schedule.Runs(once with { Slots = [.. once.Slots] });

        Fire(schedule, "2026-06-01T18:00:00Z");

        before.ShouldBeTrue();
        schedule.Runs(Windows).ShouldBeFalse();
        schedule.Runs(once).ShouldBeFalse("set again, it would run again");
    }

    [Fact]
    public void Another_plan_begins_anew_under_the_same_id()
    {
        var schedule = Schedule.Set(Given.Battery, Windows, Noon);
        var (id, etag) = (schedule.Id, schedule.Etag);
        Fire(schedule, "2026-06-01T18:00:00Z");

        schedule.Replace(Plan("UTC", Daily, At("18:00")), Instant("2026-06-01T19:00:00Z"));

        schedule.Id.ShouldBe(id);
        schedule.Etag.ShouldNotBe(etag);
        schedule.State.ShouldBe(ScheduleState.Pending);
        schedule.NextFireAt.ShouldBe(Instant("2026-06-02T18:00:00Z"));
    }

    [Fact]
    public void Firing_leaves_the_etag_alone()
    {
        var schedule = Schedule.Set(Given.Battery, Windows, Noon);
        var etag = schedule.Etag;

        Fire(schedule, "2026-06-01T18:00:00Z");

        schedule.Etag.ShouldBe(etag);
    }

    [Fact]
    public void A_cancelled_schedule_has_nothing_to_do_and_stays_so()
    {
        var schedule = Schedule.Set(Given.Battery, Windows, Noon);

        schedule.Cancel(Noon);
        schedule.Cancel(Noon.AddHours(1));

        (schedule.State, schedule.NextFireAt, schedule.UpdatedAt).ShouldBe((ScheduleState.Cancelled, null, Noon));
    }

    [Fact]
    public void An_instant_that_has_just_passed_runs_at_once()
    {
        var schedule = Schedule.Set(Given.Battery, Plan("UTC", recurrence: null, Once("2026-06-01T11:59:30Z")), Noon);

        Fire(schedule, "2026-06-01T12:00:00Z").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("2026-06-01T11:59:00Z", null)]
    [InlineData("2026-06-01T11:58:59.999Z", "START_IN_PAST")]
    [InlineData("2027-06-02T12:00:00Z", null)]
    [InlineData("2027-06-02T12:00:00.001Z", "START_OUT_OF_RANGE")]
    public void An_instant_lies_neither_in_the_past_nor_more_than_a_year_ahead(string at, string? code) =>
        ScheduleCheck.Check(Charging(), Plan("UTC", recurrence: null, At("12:00"), Once(at)), Noon)?.Code.ShouldBe(code);

    [Fact]
    public void A_slot_is_refused_as_a_push_would_be_and_is_named()
    {
        var failure = ScheduleCheck.Check(Charging(), Plan("UTC", Daily, At("08:00"), At("09:00", "PT1H")), Noon)!;

        failure.Code.ShouldBe(ErrorCode.ExecutionNotSupported);
        failure.Message.ShouldStartWith("`slots[1]`: ");
        failure.Details.ShouldBeOfType<ExecutionDetails>();
    }

    [Fact]
    public void Nothing_stands_in_the_way_of_a_slot_by_default() => Obstacle(Charging()).ShouldBeNull();

    [Fact]
    public void A_push_that_waits_for_the_future_is_no_obstacle() => Obstacle(Charging(), Given.Push(Given.Scheduled)).ShouldBeNull();

    [Fact]
    public void A_push_whose_time_has_come_is() =>
        ScheduleCheck.Obstacle(Charging(), At("08:00"), mayReach: true, [Given.Push(Given.Scheduled)], Given.One).ShouldBe(SkipReason.DeviceBusy);

    [Fact]
    public void An_action_under_way_is_an_obstacle() => Obstacle(Charging(), Given.Push(Given.Immediate)).ShouldBe(SkipReason.DeviceBusy);

    [Fact]
    public void An_open_window_is_an_obstacle_until_it_ends()
    {
        var window = Given.Completed(Given.Windowed);

        ScheduleCheck.Obstacle(Charging(), At("08:00"), mayReach: true, [window], Given.Two.AddMinutes(-1)).ShouldBe(SkipReason.WindowOpen);
        ScheduleCheck.Obstacle(Charging(), At("08:00"), mayReach: true, [window], Given.Two).ShouldBeNull();
    }

    [Fact]
    public void A_device_that_takes_other_commands_now_is_an_obstacle() =>
        ScheduleCheck.Obstacle(Charging(), At("08:00", command: Commands.Idle), mayReach: true, [], Noon).ShouldBe(SkipReason.CapabilityChanged);

    [Fact]
    public void A_customer_without_live_access_is_an_obstacle() =>
        ScheduleCheck.Obstacle(Charging(), At("08:00"), mayReach: false, [], Noon).ShouldBe(SkipReason.LiveDisabled);

    [Fact]
    public void An_account_that_lets_us_in_no_longer_is_an_obstacle()
    {
        var device = Charging();
        device.Disconnect(Noon);

        Obstacle(device).ShouldBe(SkipReason.Disconnected);
    }

    private static SkipReason? Obstacle(Device device, params DeviceAction[] others) => ScheduleCheck.Obstacle(device, At("08:00"), mayReach: true, others, Noon);

    private static FiredSlot? Fire(Schedule schedule, string now) => schedule.Fire(schedule.Due(Instant(now)), obstacle: null, Instant(now));

    // Takes charge at a time, without a window.
    private static Device Charging()
    {
        var charge = new CommandDeclaration(new Dictionary<string, Bounds>(StringComparer.Ordinal), [ExecutionShape.Immediate, ExecutionShape.Scheduled]);
        var declaration = DeviceDeclaration.ReadOnly with { Commands = new Dictionary<string, CommandDeclaration>(StringComparer.Ordinal) { [Commands.Charge] = charge } };
        return Device.Register(
            Credential.Create(Given.Battery.CustomerId, "user-42", "auron", "account", Noon), new DiscoveredDevice(DeviceType.Battery, "serial", "model", "Garage", London, declaration), London, Noon);
    }
}
