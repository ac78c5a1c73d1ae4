using Amps.Domain.Actions;
using static Amps.Domain.Tests.Actions.Given;

namespace Amps.Domain.Tests.Actions;

public sealed class DeviceActionTroubleTests
{
    private static readonly DateTimeOffset Later = One.AddSeconds(9);
    private static readonly ActionError Refused = new("OEM_ERROR", "Refused.");
    private static readonly ActionError Limited = new("NOT_DISPATCHED_IN_TIME", "The manufacturer's rate limit was reached.");

    [Fact]
    public void A_failure_that_may_pass_is_noted_until_the_work_ends()
    {
        var action = Retrying(mayHaveArrived: false);

        action.FailedAt.ShouldBe(One);
        action.IsRetrying.ShouldBeTrue();
        action.With(row => row.Claim(Lease, Two, Later)).IsRetrying.ShouldBeFalse();
        action.With(row => row.BeginSend(Lease, null, Later)).With(row => row.Complete(Lease, CommandResult.Succeeded("Taken."), Later));
        (action.FailedAt, action.GaveUpAt, action.LastError).ShouldBe((null, null, null));
    }

    [Fact]
    public void A_failure_is_told_until_the_next_try_has_one()
    {
        var action = Retrying(mayHaveArrived: false).With(row => row.Claim(Lease, Two, Later)).With(row => row.BeginSend(Lease, null, Later)).With(row => row.PutOff(Lease, Later, false, Later));

        (action.LastError, action.IsRetrying).ShouldBe((Refused, true));
    }

    [Fact]
    public void A_rate_limit_is_the_last_error_and_uses_up_no_attempt()
    {
        var action = Sending(Windowed).With(row => row.MeetLimit(Lease, Later, false, One));

        (action.LastError, action.IsRetrying, action.FailedAt, action.Attempts, action.DueAt).ShouldBe((Limited, true, One, 0, Later));
        action.With(row => row.GiveUp(One)).ErrorCode.ShouldBe("NOT_DISPATCHED_IN_TIME");
    }

    [Fact]
    public void A_rate_limit_after_another_failure_is_the_last_error() =>
        Retrying(mayHaveArrived: false).With(row => row.Claim(Lease, Two, Later)).With(row => row.BeginSend(Lease, null, Later)).With(row => row.MeetLimit(Lease, Two, false, Later)).LastError.ShouldBe(Limited);

    [Fact]
    public void A_rate_limit_does_not_say_that_what_may_have_arrived_did_not()
    {
        var accepted = Accepted().With(row => row.MeetLimit(Lease, Later.AddSeconds(9), false, Later));
        var doubtful = Retrying(mayHaveArrived: true).With(row => row.Claim(Lease, Two, Later)).With(row => row.MeetLimit(Lease, Later.AddSeconds(9), true, Later));

        (accepted.LastError, doubtful.LastError).ShouldBe((ActionErrors.NotConfirmedInTime, Refused));
    }

    [Fact]
    public void What_its_manufacturer_refuses_was_not_given_up() => Sending(Windowed).With(row => row.Fail(Lease, Refused, false, One)).GaveUpAt.ShouldBeNull();

    [Fact]
    public void What_expires_was_given_up() => Claimed(Windowed).With(row => row.Expire(Lease, Two)).GaveUpAt.ShouldBe(Two);

    [Fact]
    public void Given_up_it_fails_with_the_code_of_what_kept_it()
    {
        var action = Retrying(mayHaveArrived: false).With(row => row.GiveUp(One));

        (action.State, action.ErrorCode, action.ErrorMessage, action.GaveUpAt, action.FailedAt, action.Lane, action.DueAt)
            .ShouldBe((ActionState.Failed, "OEM_ERROR", "The operator of this server gave it up. Refused.", One, null, null, null));
    }

    [Fact]
    public void Given_up_in_doubt_its_outcome_is_unknown_and_its_window_is_reverted()
    {
        var action = Retrying(mayHaveArrived: true).With(row => row.GiveUp(One));

        (action.ErrorCode, action.Revert, action.DueAt, action.IsRetrying).ShouldBe((ActionErrorCode.OutcomeUnknown, new ActionRevert(RevertState.Pending, Two), Two, false));
    }

    [Fact]
    public void Given_up_once_it_was_accepted_its_outcome_is_unknown_and_its_window_is_reverted()
    {
        var action = Accepted().With(row => row.RetryAt(Lease, Later.AddSeconds(9), Refused, false, Later)).With(row => row.GiveUp(Later));

        (action.ErrorCode, action.ErrorMessage, action.Revert).ShouldBe((ActionErrorCode.OutcomeUnknown, "The operator of this server gave it up. " + ActionErrors.OutcomeUnknown.Message, new ActionRevert(RevertState.Pending, Two)));
    }

    [Fact]
    public void A_revert_is_given_up_and_its_push_stays_completed()
    {
        var action = Reverting().With(row => row.RetryRevertAt(Lease, Two.AddSeconds(9), Refused, Two)).With(row => row.GiveUp(Two.AddSeconds(1)));

        (action.State, action.Revert, action.GaveUpAt).ShouldBe((ActionState.Completed, new ActionRevert(RevertState.Failed, Two.AddSeconds(1), "OEM_ERROR"), Two.AddSeconds(1)));
    }

    [Fact]
    public void A_revert_that_failed_for_an_hour_was_given_up()
    {
        var action = Reverting().With(row => row.Claim(Lease, Two.AddHours(3), Two.AddHours(2))).With(row => row.FailRevert(Lease, "TIMEOUT", Two.AddHours(2)));

        action.GaveUpAt.ShouldBe(Two.AddHours(2));
    }

    [Fact]
    public void Hurried_it_is_due_now() => Retrying(mayHaveArrived: false).With(row => row.Hurry(One.AddSeconds(1))).DueAt.ShouldBe(One.AddSeconds(1));

    [Fact]
    public void Hurried_while_it_is_due_it_keeps_its_turn() => Retrying(mayHaveArrived: false).With(row => row.Hurry(Later.AddMinutes(1))).DueAt.ShouldBe(Later);

    private static DeviceAction Accepted() => Sending(Windowed).With(row => row.CheckAfter(Lease, Later, "handle", One)).With(row => row.Claim(Lease, Two, Later));

    private static DeviceAction Retrying(bool mayHaveArrived) => Sending(Windowed).With(row => row.RetryAt(Lease, Later, Refused, mayHaveArrived, One));
}
