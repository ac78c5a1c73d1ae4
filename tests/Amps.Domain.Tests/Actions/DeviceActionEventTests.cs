using Amps.Domain.Actions;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Tests.Actions;

public sealed class DeviceActionEventTests
{
    [Fact]
    public void A_push_announces_nothing_before_its_end() => Given.Sending(Given.Windowed).TakeAnnouncements().ShouldBeEmpty();

    [Fact]
    public void A_completed_push_is_announced_with_what_was_told()
    {
        var action = Given.Completed(Given.Windowed);

        var announced = action.TakeAnnouncements().ShouldHaveSingleItem();

        announced.Type.ShouldBe("push.completed");
        announced.UserId.ShouldBe("user-42");
        announced.Body.ShouldBe(new PushEndedEvent(
            action.Id, action.DeviceId, action.DeviceType, "user-42", "charge", action.Parameters, Given.One, Given.Two, null, action.Result, action.CompletedAt!.Value, null, null, null));
    }

    [Fact]
    public void A_failed_push_is_announced_with_its_error()
    {
        var action = Given.Claimed(Given.Immediate).With(claimed => claimed.Fail(Given.Lease, ActionErrors.DeviceOverage, true, Given.Noon));

        var announced = action.TakeAnnouncements().ShouldHaveSingleItem();

        announced.Type.ShouldBe("push.failed");
        var body = announced.Body.ShouldBeOfType<PushEndedEvent>();
        body.ErrorCode.ShouldBe("DEVICE_OVERAGE");
        body.ErrorMessage.ShouldBe(ActionErrors.DeviceOverage.Message);
        body.CompletedAt.ShouldBe(Given.Noon);
    }

    [Fact]
    public void A_cancelled_push_is_announced_with_its_reason()
    {
        var action = Given.Push(Given.Scheduled).With(push => push.Cancel(CancelReason.Replaced, Given.Noon));

        var announced = action.TakeAnnouncements().ShouldHaveSingleItem();

        announced.Type.ShouldBe("push.cancelled");
        announced.Body.ShouldBeOfType<PushEndedEvent>().Reason.ShouldBe(CancelReason.Replaced);
    }

    [Fact]
    public void An_interrupted_push_is_announced_as_failed() =>
        Given.Push(Given.Immediate).With(push => push.Interrupt(ActionErrors.DeviceRemoved, Given.Noon)).TakeAnnouncements().ShouldHaveSingleItem().Type.ShouldBe("push.failed");

    [Fact]
    public void A_restored_mode_is_announced()
    {
        var window = Reverting().With(action => action.MarkReverted(Given.Lease, Given.Two));

        window.TakeAnnouncements().ShouldBe([new Announcement("push.reverted", "user-42", new RevertEndedEvent(window.Id, window.DeviceId, window.DeviceType, "user-42", "charge", Given.Two), Given.Two)]);
    }

    [Fact]
    public void A_mode_that_could_not_be_restored_is_announced() =>
        Reverting().With(action => action.FailRevert(Given.Lease, ActionErrorCode.OemError, Given.Two)).TakeAnnouncements().ShouldHaveSingleItem().Type.ShouldBe("push.revert_failed");

    [Fact]
    public void A_needless_revert_is_not_announced() =>
        Reverting().With(action => action.SkipRevert(Given.Lease, Given.Two)).TakeAnnouncements().ShouldBeEmpty();

    [Fact]
    public void What_was_taken_is_not_announced_again()
    {
        var action = Given.Completed(Given.Immediate);
        action.TakeAnnouncements();

        action.TakeAnnouncements().ShouldBeEmpty();
    }

    private static DeviceAction Reverting()
    {
        var window = Given.Reverting();
        window.TakeAnnouncements();
        return window;
    }
}
