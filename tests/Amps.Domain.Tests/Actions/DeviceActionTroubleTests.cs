using Amps.Domain.Actions;
using static Amps.Domain.Tests.Actions.Given;

namespace Amps.Domain.Tests.Actions;

public sealed class DeviceActionTroubleTests
{
    private static readonly DateTimeOffset Later = One.AddSeconds(9);
    private static readonly ActionError Refused = new("OEM_ERROR", "Refused.");

    [Fact]
    public void A_failure_that_may_pass_is_noted_until_the_work_ends()
    {
        var action = Retrying(mayHaveArrived: false);

        action.FailedAt.ShouldBe(One);
        action.IsRetrying(One).ShouldBeTrue();
        action.IsRetrying(Later).ShouldBeFalse();
        action.With(row => row.Claim(Lease, Two, Later)).With(row => row.BeginSend(Lease, null, Later)).With(row => row.Complete(Lease, CommandResult.Succeeded("Taken."), Later));
        (action.FailedAt, action.GaveUpAt).ShouldBe((null, null));
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

        (action.ErrorCode, action.Revert, action.DueAt, action.IsRetrying(One)).ShouldBe((ActionErrorCode.OutcomeUnknown, new ActionRevert(RevertState.Pending, Two), Two, false));
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

    private static DeviceAction Retrying(bool mayHaveArrived) => Sending(Windowed).With(row => row.RetryAt(Lease, Later, Refused, mayHaveArrived, One));
}
