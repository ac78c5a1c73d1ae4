using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Removals;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Tests.Removals;

public sealed class UserErasureTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_divides_what_is_older_from_what_comes_after_it_even_at_the_same_instant()
    {
        var older = (EntityId.New<DeviceId>(Now), EntityId.New<ActionId>(Now), EntityId.New<MessageId>(Now));

        var erasure = UserErasure.Of(CustomerId.Trust("cus_01kt1bqd20sw44641cc8bww4zz"), "user-42", Now);

        var newer = (EntityId.New<DeviceId>(Now), EntityId.New<ActionId>(Now), EntityId.New<MessageId>(Now));
        (older.Item1 < erasure.DevicesBefore && older.Item2 < erasure.ActionsBefore && older.Item3 < erasure.MessagesBefore).ShouldBeTrue();
        (newer.Item1 > erasure.DevicesBefore && newer.Item2 > erasure.ActionsBefore && newer.Item3 > erasure.MessagesBefore).ShouldBeTrue();
    }

    [Fact]
    public void Messages_go_within_the_day_that_is_promised() => UserErasure.MessagesStay.ShouldBeLessThan(TimeSpan.FromHours(24));
}
