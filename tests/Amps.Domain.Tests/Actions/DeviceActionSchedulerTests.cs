using Amps.Domain.Actions;
using static Amps.Domain.Tests.Actions.Given;

namespace Amps.Domain.Tests.Actions;

public sealed class DeviceActionSchedulerTests
{
    [Fact]
    public void A_scheduler_in_the_way_is_read_next_at_once_and_uses_no_attempt_up()
    {
        var action = MeetingScheduler(Scheduled);

        action.Work.ShouldBe(ActionWork.ReadScheduler);
        action.DueAt.ShouldBe(One);
        action.Attempts.ShouldBe(0);
        action.SendingSince.ShouldBeNull();
        action.ClearsScheduler.ShouldBeFalse();
    }

    [Fact]
    public void Once_it_is_kept_the_send_clears_it()
    {
        var action = ReadingScheduler(Scheduled).With(row => row.KeepScheduler(Lease, "00:30 charge", One));

        action.Work.ShouldBe(ActionWork.Dispatch);
        action.ClearsScheduler.ShouldBeTrue();
        action.Attempts.ShouldBe(0);
    }

    [Fact]
    public void The_result_says_that_it_was_cleared_also_where_only_a_read_confirmed_the_command()
    {
        var action = ClearingScheduler(Scheduled).With(row => row.Complete(Lease, CommandResult.Succeeded("Shown."), One));

        action.Result!.Extra["nativeSchedulerCleared"].GetBoolean().ShouldBeTrue();
        action.Scheduler.ShouldBe(new ForeignScheduler("00:30 charge"));
    }

    [Fact]
    public void What_was_kept_outlives_a_failure()
    {
        var action = ClearingScheduler(Scheduled).With(row => row.Fail(Lease, ActionErrors.OutcomeUnknown, true, One));

        action.Scheduler!.Kept.ShouldBe("00:30 charge");
    }

    [Fact]
    public void A_second_meeting_is_not_allowed() => ClearingScheduler(Scheduled).MayClearScheduler.ShouldBeFalse();

    [Fact]
    public void Without_its_clients_word_nothing_is_cleared() => Sending(Scheduled).MayClearScheduler.ShouldBeFalse();

    [Fact]
    public void A_command_that_was_accepted_first_begins_anew()
    {
        var action = Replacing(Scheduled)
            .With(row => row.CheckAfter(Lease, One.AddSeconds(3), "handle", One))
            .With(row => row.Claim(Lease, Two, One.AddSeconds(3)))
            .With(row => row.MeetScheduler(Lease, One.AddSeconds(3)));

        action.Work.ShouldBe(ActionWork.ReadScheduler);
        action.CheckHandle.ShouldBeNull();
    }

    [Fact]
    public void Time_that_runs_out_meanwhile_leaves_the_scheduler_as_the_reason()
    {
        var action = ReadingScheduler(Windowed).With(row => row.Expire(Lease, Two));

        action.ErrorCode.ShouldBe(ActionErrorCode.SchedulerActive);
    }
}
