using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using static Amps.Domain.Tests.Actions.Given;

namespace Amps.Domain.Tests.Actions;

public sealed class DeviceActionRevertTests
{
    private static readonly DeviceCommand Exporting = new BatteryAutoExport();
    private static readonly ActionError Unreachable = ActionErrors.Of(OemFailureReason.Unavailable);

    [Fact]
    public void A_window_that_was_taken_owes_a_revert_at_its_end()
    {
        var action = Completed(Windowed);

        action.Revert.ShouldBe(new ActionRevert(RevertState.Pending, Two));
        action.DueAt.ShouldBe(Two);
        action.Priority.ShouldBe(ActionPriority.Urgent);
        action.Attempts.ShouldBe(0);
        action.Lane.ShouldBeNull();
        action.Claim(Lease, Two.AddMinutes(1), Two).Value.ShouldBe(ActionWork.Revert);
        action.State.ShouldBe(ActionState.Completed);
    }

    [Fact]
    public void The_first_mode_that_was_read_is_the_one_restored()
    {
        var action = Claimed(Windowed)
            .With(row => row.BeginSend(Lease, null, One))
            .With(row => row.BeginSend(Lease, Exporting, One))
            .With(row => row.BeginSend(Lease, new BatteryCharge(), One));

        action.RevertsTo.ShouldBe(Exporting);
    }

    [Fact]
    public void Without_a_window_no_mode_is_kept() => Claimed(Scheduled).With(row => row.BeginSend(Lease, Exporting, One)).PriorMode.ShouldBeNull();

    [Theory]
    [InlineData(DeviceType.Battery, "auto.balanced")]
    [InlineData(DeviceType.Hvac, "follow_schedule")]
    [InlineData(DeviceType.EvCharger, "idle")]
    public void A_mode_that_could_not_be_read_has_a_stand_in(DeviceType type, string command) => CommandTable.Of(DefaultMode.Of(type)).Verb.ShouldBe(command);

    [Theory]
    [InlineData(DeviceType.Vehicle)]
    [InlineData(DeviceType.SolarInverter)]
    public void A_family_without_commands_has_no_mode(DeviceType type) => Should.Throw<InvalidOperationException>(() => DefaultMode.Of(type));

    [Fact]
    public void A_window_in_doubt_is_reverted_too()
    {
        Sending(Windowed).With(row => row.Fail(Lease, ActionErrors.OutcomeUnknown, true, One)).Revert.ShouldBe(new ActionRevert(RevertState.Pending, Two));
        Sending(Windowed).With(row => row.Fail(Lease, ActionErrors.Internal, true, One)).Revert.ShouldNotBeNull();
        Sending(Windowed).With(row => row.Expire(Lease, Two)).Revert.ShouldNotBeNull();
        Sending(Windowed).With(row => row.CheckAfter(Lease, Two, "handle", One)).With(row => row.Claim(Lease, Two.AddMinutes(1), Two)).With(row => row.Expire(Lease, Two)).Revert.ShouldNotBeNull();
    }

    [Fact]
    public void A_window_that_never_began_is_not()
    {
        Sending(Windowed).With(row => row.Fail(Lease, ActionErrors.Of(OemFailureReason.SchedulerActive), false, One)).Revert.ShouldBeNull();
        Claimed(Windowed).With(row => row.Fail(Lease, ActionErrors.Internal, true, One)).Revert.ShouldBeNull();
        Claimed(Windowed).With(row => row.Expire(Lease, Two)).Revert.ShouldBeNull();
        Sending(Windowed).With(row => row.Interrupt(ActionErrors.DeviceRemoved, One)).Revert.ShouldBeNull();
        Sending(Scheduled).With(row => row.Fail(Lease, ActionErrors.OutcomeUnknown, true, One)).Revert.ShouldBeNull();
    }

    [Fact]
    public void How_it_came_out_is_recorded_with_its_instant()
    {
        var later = Two.AddSeconds(3);

        Reverting().With(row => row.MarkReverted(Lease, later)).Revert.ShouldBe(new ActionRevert(RevertState.Done, later));
        Reverting().With(row => row.SkipRevert(Lease, later)).Revert.ShouldBe(new ActionRevert(RevertState.Skipped, later));
        var failed = Reverting().With(row => row.FailRevert(Lease, "TIMEOUT", later));
        failed.Revert.ShouldBe(new ActionRevert(RevertState.Failed, later, "TIMEOUT"));
        failed.State.ShouldBe(ActionState.Completed);
        failed.ErrorCode.ShouldBeNull();
        failed.DueAt.ShouldBeNull();
        failed.RevertUntil.ShouldBeNull();
    }

    [Fact]
    public void A_revert_is_tried_for_an_hour()
    {
        var action = Reverting().With(row => row.RetryRevertAt(Lease, Two.AddMinutes(59), Unreachable, Two));
        action.DueAt.ShouldBe(Two.AddMinutes(59));

        action.With(row => row.Claim(Lease, Two.AddHours(2), Two.AddMinutes(59))).With(row => row.RetryRevertAt(Lease, Two.AddMinutes(70), Unreachable, Two.AddMinutes(59)));
        action.DueAt.ShouldBe(Two.AddMinutes(60));

        action.With(row => row.Claim(Lease, Two.AddHours(2), Two.AddMinutes(60)));
        action.RetryRevertAt(Lease, Two.AddMinutes(61), Unreachable, Two.AddMinutes(60)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void After_downtime_the_hour_counts_from_the_first_attempt()
    {
        var late = Two.AddHours(5);
        var action = Completed(Windowed).With(row => row.Claim(Lease, late.AddMinutes(1), late));

        action.With(row => row.PutOff(Lease, late.AddSeconds(30), false, late)).DueAt.ShouldBe(late.AddSeconds(30));
        action.With(row => row.Claim(Lease, late.AddMinutes(2), late.AddSeconds(30))).With(row => row.RetryRevertAt(Lease, late.AddMinutes(1), Unreachable, late.AddSeconds(30)));

        action.DueAt.ShouldBe(late.AddMinutes(1));
        action.RevertUntil.ShouldBe(late.AddSeconds(30).AddMinutes(60));
    }

    [Fact]
    public void A_removal_reverts_at_once()
    {
        var action = Completed(Windowed).With(row => row.BringRevertForward(One.AddMinutes(10)));

        action.Revert!.At.ShouldBe(One.AddMinutes(10));
        action.Claim(Lease, Two, One.AddMinutes(10)).Value.ShouldBe(ActionWork.Revert);
    }

    [Fact]
    public void A_removal_does_not_wait_for_a_retry()
    {
        var action = Reverting().With(row => row.RetryRevertAt(Lease, Two.AddMinutes(9), Unreachable, Two)).With(row => row.BringRevertForward(Two.AddMinutes(1)));

        action.DueAt.ShouldBe(Two.AddMinutes(1));
        action.Revert!.At.ShouldBe(Two);
    }

    [Fact]
    public void A_newer_action_that_reached_the_device_overrules()
    {
        var window = Completed(Windowed);
        var newer = Push(Scheduled with { Start = One.AddMinutes(30) })
            .With(row => row.Claim(Lease, Two, One.AddMinutes(30)))
            .With(row => row.BeginSend(Lease, null, One.AddMinutes(30)));
        newer.Overrules(window).ShouldBeFalse();

        newer.With(row => row.Complete(Lease, CommandResult.Succeeded("Taken."), One.AddMinutes(31)));

        newer.Overrules(window).ShouldBeTrue();
        window.Overrules(newer).ShouldBeFalse();
        window.Overrules(window).ShouldBeFalse();
    }

    [Fact]
    public void A_window_inside_of_another_that_gave_the_device_back_does_not_overrule()
    {
        var inner = Inside();
        inner.Overrules(Completed(Windowed)).ShouldBeTrue();

        inner.With(row => row.Claim(Lease, Two, One.AddMinutes(40))).With(row => row.MarkReverted(Lease, One.AddMinutes(40)));

        inner.Overrules(Completed(Windowed)).ShouldBeFalse();
    }

    [Fact]
    public void A_window_that_overrules_another_restores_what_was_before_both()
    {
        var older = Claimed(Windowed).With(row => row.BeginSend(Lease, Exporting, One)).With(row => row.Complete(Lease, CommandResult.Succeeded("Taken."), One));
        var newer = Inside(new BatteryCharge());
        var version = newer.Version;

        newer.Inherit(older);

        newer.RevertsTo.ShouldBe(Exporting);
        newer.Version.ShouldBeGreaterThan(version);
    }

    [Fact]
    public void A_window_that_is_yet_to_start_restores_what_was_before_the_one_that_it_follows()
    {
        var next = Push(Windowed with { Start = Two, End = Two.AddHours(1) });

        next.Inherit(Claimed(Windowed).With(row => row.BeginSend(Lease, Exporting, One)));

        next.RevertsTo.ShouldBe(Exporting);
    }

    [Fact]
    public void A_window_that_found_another_mode_than_the_older_ones_command_restores_that()
    {
        var newer = Inside(new BatteryIdle());

        newer.Inherit(Completed(Windowed));

        newer.RevertsTo.ShouldBe(new BatteryIdle());
    }

    [Fact]
    public void A_revert_that_is_tried_again_is_no_longer_urgent() =>
        Reverting().With(row => row.RetryRevertAt(Lease, Two.AddMinutes(1), Unreachable, Two)).Priority.ShouldBe(ActionPriority.Timed);

    [Fact]
    public void A_window_that_ends_for_a_reason_of_ours_is_reverted_where_its_command_may_have_arrived()
    {
        Sending(Windowed).With(row => row.Fail(Lease, ActionErrors.DeviceOverage, true, One)).Revert.ShouldBe(new ActionRevert(RevertState.Pending, Two));
        Claimed(Windowed).With(row => row.Fail(Lease, ActionErrors.DeviceOverage, true, One)).Revert.ShouldBeNull();
    }

    [Fact]
    public void An_older_action_does_not_overrule() => Completed(Immediate).Overrules(Completed(Windowed)).ShouldBeFalse();

    [Theory]
    [InlineData(-60_001, false)]
    [InlineData(-60_000, true)]
    [InlineData(0, true)]
    [InlineData(60_000, true)]
    [InlineData(60_001, false)]
    public void An_action_that_starts_as_the_window_ends_overrules(int millisecondsAfterEnd, bool overrules)
    {
        var next = Push(Scheduled with { Start = Two.AddMilliseconds(millisecondsAfterEnd) });
        next.Overrules(Completed(Windowed)).ShouldBe(overrules);

        next.With(row => row.Cancel(CancelReason.Requested, One));
        next.Overrules(Completed(Windowed)).ShouldBeFalse();
    }

    [Fact]
    public void Whoever_removes_the_device_gives_up_its_revert_though_another_has_the_lease()
    {
        var window = Reverting().With(row => row.AbandonRevert(Two));

        window.Revert.ShouldBe(new ActionRevert(RevertState.Failed, Two, ActionErrorCode.DeviceRemoved));
        window.DueAt.ShouldBeNull();
        window.MarkReverted(Lease, Two).Failure.ShouldNotBeNull();
    }

    [Fact]
    public void Without_a_revert_there_is_none_to_give_up() => Completed(Scheduled).AbandonRevert(Two).Failure.ShouldNotBeNull();

    // From half past one to twenty to two, in the middle of the other window.
    private static DeviceAction Inside(DeviceCommand? prior = null)
    {
        var plan = Windowed with { Start = One.AddMinutes(30), End = One.AddMinutes(40) };
        return Claimed(plan).With(row => row.BeginSend(Lease, prior, One.AddMinutes(30))).With(row => row.Complete(Lease, CommandResult.Succeeded("Taken."), One.AddMinutes(31)));
    }
}
