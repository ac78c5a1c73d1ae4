using Amps.Domain.Actions;
using Amps.Domain.Tests.Actions;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Tests.Schedules;

/// <summary>A window that ends at two o'clock, and a schedule that may fire about then.</summary>
public sealed class SlotToAwaitTests
{
    [Theory]
    [InlineData(0, 0, 1)] // As the window ends.
    [InlineData(30, 0, 31)]
    [InlineData(60, 0, 61)]
    [InlineData(-20, 0, 1)] // Due, and not fired yet.
    [InlineData(0, 45, 46)]
    public void A_revert_waits_for_a_slot_that_starts_about_as_its_window_ends(int slot, int now, int until) =>
        Given.Completed(Given.Windowed).SlotToAwait(Given.Two.AddSeconds(slot), Given.Two.AddSeconds(now)).ShouldBe(Given.Two.AddSeconds(until));

    [Theory]
    [InlineData(61, 0)] // Too long after the window.
    [InlineData(0, 61)] // Not fired in time.
    [InlineData(-600, 0)]
    [InlineData(0, -600)] // The revert was brought forward, since the device is removed.
    public void It_waits_for_no_other(int slot, int now) => Given.Completed(Given.Windowed).SlotToAwait(Given.Two.AddSeconds(slot), Given.Two.AddSeconds(now)).ShouldBeNull();

    [Fact]
    public void Without_a_slot_to_come_nothing_is_awaited() => Given.Completed(Given.Windowed).SlotToAwait(nextSlot: null, Given.Two).ShouldBeNull();

    [Fact]
    public void A_failed_action_of_a_schedule_announces_its_slot_too()
    {
        var action = Given.Fired(Given.Scheduled).With(fired => fired.Claim(Given.Lease, Given.One.AddMinutes(1), Given.One)).With(fired => fired.Fail(Given.Lease, ActionErrors.DeviceOverage, true, Given.One));

        var announced = action.TakeAnnouncements();

        announced.Select(one => one.Type).ShouldBe(["push.failed", "schedule.slot_failed"]);
        announced[1].Body.ShouldBe(new SlotEvent(action.ScheduleId!.Value, action.DeviceId, action.DeviceType, 0, "DEVICE_OVERAGE", Given.One, ActionId: action.Id));
    }

    [Fact]
    public void A_cancelled_action_of_a_schedule_announces_no_failure_of_its_slot() =>
        Given.Fired(Given.Scheduled).With(fired => fired.Cancel(CancelReason.Requested, Given.Noon)).TakeAnnouncements().ShouldHaveSingleItem().Type.ShouldBe("push.cancelled");
}
