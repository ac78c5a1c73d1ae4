using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using static Amps.Domain.Tests.Actions.Given;

namespace Amps.Domain.Tests.Actions;

public sealed class DeviceActionTests
{
    private static readonly ActionError Unreachable = ActionErrors.Of(OemFailureReason.Unavailable);

    [Fact]
    public void An_immediate_push_is_acknowledged_and_due_at_once()
    {
        var action = Push(Immediate);

        action.Shape.ShouldBe(ExecutionShape.Immediate);
        action.State.ShouldBe(ActionState.Acknowledged);
        action.AcknowledgedAt.ShouldBe(Noon);
        action.DueAt.ShouldBe(Noon);
        action.ExpiresAt.ShouldBe(Noon.AddMinutes(5));
        action.Priority.ShouldBe(ActionPriority.Urgent);
        action.Lane.ShouldBe(ActionLane.Force);
        action.Work.ShouldBe(ActionWork.Dispatch);
    }

    [Fact]
    public void A_scheduled_push_waits_for_its_start()
    {
        var action = Push(Scheduled);

        action.Shape.ShouldBe(ExecutionShape.Scheduled);
        action.State.ShouldBe(ActionState.Scheduled);
        action.AcknowledgedAt.ShouldBeNull();
        action.DueAt.ShouldBe(One);
        action.ExpiresAt.ShouldBe(One.AddMinutes(15));
        action.Priority.ShouldBe(ActionPriority.Timed);
    }

    [Fact]
    public void A_window_expires_at_its_end()
    {
        var action = Push(Windowed);

        action.Shape.ShouldBe(ExecutionShape.Windowed);
        action.ExpiresAt.ShouldBe(Two);
        action.Revert.ShouldBeNull();
    }

    [Fact]
    public void An_action_carries_what_its_device_and_its_push_say()
    {
        var sandbox = new SandboxControls(SandboxOutcome.Reject, 5);
        var action = DeviceAction.Push(Battery, new Admission(Immediate, [], null), new PushOrigin(Key, ConflictStrategy.CancelAndReplace, sandbox), Noon);

        action.Id.Value.ShouldStartWith("act_");
        action.CustomerId.ShouldBe(Battery.CustomerId);
        action.DeviceId.ShouldBe(Battery.Id);
        action.DeviceType.ShouldBe(DeviceType.Battery);
        action.UserId.ShouldBe("user-42");
        action.Partition.ShouldBe("auron");
        action.Command.ShouldBe("charge");
        action.Parameters.ShouldBe(Immediate.Parameters);
        action.KeyId.ShouldBe(Key);
        action.OnConflict.ShouldBe(ConflictStrategy.CancelAndReplace);
        action.Sandbox.ShouldBe(sandbox);
        action.ScheduleId.ShouldBeNull();
        action.CreatedAt.ShouldBe(Noon);
        action.UpdatedAt.ShouldBe(Noon);
    }

    [Fact]
    public void What_a_schedule_fires_has_a_lane_of_its_own()
    {
        var action = Fired(Windowed);

        action.Lane.ShouldBe($"schedule:{action.Id}");
        action.Lane!.Length.ShouldBeLessThanOrEqualTo(ActionLane.MaxLength);
        action.ScheduleId.ShouldNotBeNull();
        action.KeyId.ShouldBeNull();
    }

    [Fact]
    public void A_queued_push_is_not_due_until_its_turn_and_keeps_its_start()
    {
        var action = Push(Windowed, Push(Windowed).Id);
        action.Lane.ShouldBe(ActionLane.Queued);
        action.DueAt.ShouldBeNull();
        action.Work.ShouldBeNull();

        action.With(queued => queued.TakeTurn(Noon.AddMinutes(1)));

        action.QueuedBehind.ShouldBeNull();
        action.Lane.ShouldBe(ActionLane.Force);
        action.DueAt.ShouldBe(One);
        action.State.ShouldBe(ActionState.Scheduled);
    }

    [Fact]
    public void A_claim_acknowledges_and_counts()
    {
        var action = Claimed(Scheduled);

        action.State.ShouldBe(ActionState.Acknowledged);
        action.AcknowledgedAt.ShouldBe(One);
        action.Attempts.ShouldBe(1);
        action.Mishaps.ShouldBe(0);
        action.LeaseId.ShouldBe(Lease);
        action.LeaseUntil.ShouldBe(One.AddMinutes(1));
    }

    [Fact]
    public void A_lost_lease_is_a_mishap_and_a_send_that_began_is_in_doubt()
    {
        var action = Sending(Scheduled);

        action.Claim("lease-2", Two, One.AddMinutes(1)).Value.ShouldBe(ActionWork.Recover);

        action.Mishaps.ShouldBe(1);
        action.Attempts.ShouldBe(2);
        action.AcknowledgedAt.ShouldBe(One);
    }

    [Fact]
    public void A_lost_lease_before_any_send_is_simply_due_again() => Claimed(Scheduled).Claim("lease-2", Two, One.AddMinutes(1)).Value.ShouldBe(ActionWork.Dispatch);

    [Fact]
    public void Five_mishaps_poison_the_work()
    {
        var action = Push(Scheduled);
        for (var i = 0; i < DeviceAction.MaxMishaps; i++)
        {
            action.IsPoisoned.ShouldBeFalse();
            action.With(row => row.Claim(Lease, Two, One)).With(row => row.NoteMishap(Lease, One, One));
        }

        action.IsPoisoned.ShouldBeTrue();
    }

    [Fact]
    public void Putting_off_uses_up_no_attempt_and_keeps_a_doubt_only_where_there_is_one()
    {
        Sending(Scheduled).With(action => action.PutOff(Lease, One.AddSeconds(30), false, One)).ShouldSatisfyAllConditions(
            action => action.Attempts.ShouldBe(0),
            action => action.DueAt.ShouldBe(One.AddSeconds(30)),
            action => action.Work.ShouldBe(ActionWork.Dispatch),
            action => action.LeaseId.ShouldBeNull());
        Sending(Scheduled).With(action => action.PutOff(Lease, One.AddSeconds(30), true, One)).Work.ShouldBe(ActionWork.Recover);
    }

    [Fact]
    public void A_retry_comes_no_later_than_the_expiry()
    {
        Sending(Scheduled).With(action => action.RetryAt(Lease, One.AddMinutes(14), Unreachable, false, One)).DueAt.ShouldBe(One.AddMinutes(14));
        Sending(Scheduled).With(action => action.RetryAt(Lease, One.AddMinutes(16), Unreachable, false, One)).DueAt.ShouldBe(One.AddMinutes(15));
        Sending(Scheduled).With(action => action.CheckAfter(Lease, Two, "handle", One)).DueAt.ShouldBe(One.AddMinutes(15));
    }

    [Fact]
    public void What_is_ready_a_moment_after_the_expiry_is_asked_for_then_and_not_before()
    {
        var expiry = One.AddMinutes(15);

        Sending(Scheduled).With(action => action.CheckAfter(Lease, expiry.AddSeconds(1), "handle", One)).DueAt.ShouldBe(expiry.AddSeconds(1));
        Sending(Scheduled).With(action => action.CheckAfter(Lease, expiry.AddSeconds(5), "handle", One)).DueAt.ShouldBe(expiry);
        Sending(Scheduled).With(action => action.RetryAt(Lease, expiry.AddSeconds(1), Unreachable, false, One)).DueAt.ShouldBe(expiry);
    }

    [Fact]
    public void A_push_that_queues_behind_it_is_a_change_that_its_client_does_not_see()
    {
        var action = Push(Windowed);
        var (version, updatedAt) = (action.Version, action.UpdatedAt);

        action.NoteSuccessor();

        (action.Version, action.UpdatedAt).ShouldBe((version + 1, updatedAt));
    }

    [Fact]
    public void A_retry_is_no_longer_urgent_and_reads_first_where_the_command_may_have_arrived()
    {
        var action = Sending(Immediate).With(sent => sent.RetryAt(Lease, Noon.AddSeconds(5), Unreachable, true, Noon));

        action.Priority.ShouldBe(ActionPriority.Timed);
        action.ErrorCode.ShouldBeNull();
        action.Claim("lease-2", One, Noon.AddSeconds(5)).Value.ShouldBe(ActionWork.Recover);
        action.Mishaps.ShouldBe(0);
    }

    [Fact]
    public void What_was_accepted_is_checked_and_then_completed()
    {
        var action = Sending(Scheduled).With(sent => sent.CheckAfter(Lease, One.AddSeconds(20), "handle", One));
        action.State.ShouldBe(ActionState.Acknowledged);
        action.SendingSince.ShouldBeNull();
        action.AcceptedAt.ShouldBe(One);

        action.Claim(Lease, Two, One.AddSeconds(20)).Value.ShouldBe(ActionWork.Check);
        action.With(row => row.Complete(Lease, CommandResult.Succeeded("Done."), One.AddSeconds(21)));

        action.State.ShouldBe(ActionState.Completed);
    }

    [Fact]
    public void A_completed_action_says_so_and_leaves_its_lane()
    {
        var action = Completed(Scheduled);

        action.State.ShouldBe(ActionState.Completed);
        action.CompletedAt.ShouldBe(One.AddSeconds(3));
        action.Result.ShouldNotBeNull().Message.ShouldBe("Taken.");
        action.Lane.ShouldBeNull();
        action.DueAt.ShouldBeNull();
        action.LeaseId.ShouldBeNull();
        action.Revert.ShouldBeNull();
        action.HasEnded.ShouldBeTrue();
    }

    [Fact]
    public void A_failed_action_says_why_and_leaves_its_lane()
    {
        var action = Sending(Windowed).With(sent => sent.Fail(Lease, ActionErrors.Of(OemFailureReason.Rejected), false, One));

        action.State.ShouldBe(ActionState.Failed);
        action.ErrorCode.ShouldBe("OEM_ERROR");
        action.ErrorMessage.ShouldNotBeNull();
        action.CompletedAt.ShouldBeNull();
        action.Lane.ShouldBeNull();
        action.DueAt.ShouldBeNull();
        action.Revert.ShouldBeNull();
    }

    [Fact]
    public void A_cancelled_action_says_why_and_leaves_its_lane()
    {
        var action = Push(Windowed, Push(Windowed).Id).With(queued => queued.Cancel(CancelReason.KeyRevoked, Noon));

        action.State.ShouldBe(ActionState.Cancelled);
        action.CancelReason.ShouldBe(CancelReason.KeyRevoked);
        action.QueuedBehind.ShouldBeNull();
        action.Lane.ShouldBeNull();
        action.DueAt.ShouldBeNull();
        action.CompletedAt.ShouldBeNull();
    }

    [Fact]
    public void An_expired_action_says_what_kept_it()
    {
        ExpiredAfter(_ => { }).ShouldBe("NOT_DISPATCHED_IN_TIME");
        ExpiredAfter(action => action.With(row => row.PutOff(Lease, One, false, One))).ShouldBe("NOT_DISPATCHED_IN_TIME");
        ExpiredAfter(action => action.With(row => row.MeetLimit(Lease, One, false, One))).ShouldBe("NOT_DISPATCHED_IN_TIME");
        ExpiredAfter(action => action.With(row => row.RetryAt(Lease, One, Unreachable, false, One))).ShouldBe("OEM_ERROR");
        ExpiredAfter(action => action.With(row => row.BeginSend(Lease, null, One)).With(row => row.RetryAt(Lease, One, ActionErrors.Of(OemFailureReason.Asleep), false, One))).ShouldBe("TIMEOUT");
        ExpiredAfter(action => action.With(row => row.BeginSend(Lease, null, One)).With(row => row.NoteMishap(Lease, One, One))).ShouldBe("OUTCOME_UNKNOWN");
        ExpiredAfter(action => action.With(row => row.BeginSend(Lease, null, One)).With(row => row.CheckAfter(Lease, One, "handle", One))).ShouldBe("TIMEOUT");
    }

    [Fact]
    public void A_failure_says_nothing_of_a_later_send_in_doubt()
    {
        ExpiredAfter(action => action
            .With(row => row.RetryAt(Lease, One, Unreachable, false, One))
            .With(row => row.Claim(Lease, Two, One))
            .With(row => row.BeginSend(Lease, null, One.AddSeconds(1)))).ShouldBe("OUTCOME_UNKNOWN");
    }

    [Fact]
    public void Nothing_expires_a_millisecond_early()
    {
        var action = Claimed(Scheduled);

        action.Expire(Lease, action.ExpiresAt.AddMilliseconds(-1)).Succeeded.ShouldBeFalse();
        action.Expire(Lease, action.ExpiresAt).Succeeded.ShouldBeTrue();
    }

    private static string? ExpiredAfter(Action<DeviceAction> story)
    {
        var action = Claimed(Scheduled);
        story(action);
        if (action.LeaseId is null) action.With(row => row.Claim(Lease, Two, One));
        action.With(row => row.Expire(Lease, row.ExpiresAt));
        action.State.ShouldBe(ActionState.Failed);
        return action.ErrorCode;
    }
}
