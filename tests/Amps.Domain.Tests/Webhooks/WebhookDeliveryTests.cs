using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Tests.Webhooks;

public sealed class WebhookDeliveryTests
{
    private const string Lease = "lease-1";

    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_owed_at_once()
    {
        var delivery = Owed();

        delivery.State.ShouldBe(DeliveryState.Pending);
        delivery.DueAt.ShouldBe(Noon);
        delivery.Priority.ShouldBe(DeliveryPriority.Fresh);
    }

    [Fact]
    public void To_a_disabled_endpoint_it_is_held()
    {
        var endpoint = Endpoint();
        endpoint.Disable(DisabledReason.Requested, Noon);

        var delivery = WebhookDelivery.Of(Message(), endpoint, Noon);

        delivery.State.ShouldBe(DeliveryState.Held);
        delivery.DueAt.ShouldBeNull();
    }

    [Fact]
    public void It_is_claimed_once()
    {
        var delivery = Owed();

        delivery.Claim(Lease, Noon.AddMinutes(1), Noon).ShouldBeTrue();
        delivery.Claim("lease-2", Noon.AddMinutes(1), Noon).ShouldBeFalse();
    }

    [Fact]
    public void A_lost_lease_is_taken_over_and_counted()
    {
        var delivery = Claimed();

        delivery.Claim("lease-2", Noon.AddMinutes(2), Noon.AddMinutes(1)).ShouldBeTrue();

        delivery.Mishaps.ShouldBe(1);
    }

    [Fact]
    public void What_is_given_back_is_due_as_before_and_uses_up_no_attempt()
    {
        var delivery = Claimed();

        delivery.GiveBack(Noon);

        (delivery.DueAt, delivery.Attempts, delivery.Mishaps).ShouldBe((Noon, 0, 0));
        delivery.Claim("lease-2", Noon.AddMinutes(1), Noon).ShouldBeTrue();
        delivery.Mishaps.ShouldBe(0);
    }

    [Fact]
    public void What_was_taken_is_owed_no_longer()
    {
        var delivery = Claimed();

        delivery.Deliver(Noon.AddSeconds(1));

        delivery.State.ShouldBe(DeliveryState.Delivered);
        delivery.DueAt.ShouldBeNull();
        delivery.LeaseId.ShouldBeNull();
        delivery.DeliveredAt.ShouldBe(Noon.AddSeconds(1));
    }

    [Fact]
    public void A_failure_is_tried_again_after_the_wait()
    {
        var delivery = Claimed();

        delivery.Fail(TimeSpan.FromSeconds(5), Noon);

        delivery.State.ShouldBe(DeliveryState.Pending);
        delivery.DueAt.ShouldBe(Noon.AddSeconds(5));
        delivery.Priority.ShouldBe(DeliveryPriority.Late);
        delivery.Attempts.ShouldBe(1);
    }

    [Fact]
    public void After_the_last_attempt_it_is_dead()
    {
        var delivery = Claimed();

        delivery.Fail(retryAfter: null, Noon);

        delivery.State.ShouldBe(DeliveryState.Dead);
        delivery.DueAt.ShouldBeNull();
    }

    [Fact]
    public void A_worker_that_breaks_again_and_again_makes_it_dead()
    {
        var delivery = Owed();
        for (var i = 0; i < WebhookDelivery.MaxMishaps; i++) delivery.NoteMishap(Noon, Noon);

        delivery.State.ShouldBe(DeliveryState.Dead);
    }

    [Fact]
    public void A_replay_begins_a_new_round_of_attempts()
    {
        var delivery = Claimed();
        delivery.Fail(retryAfter: null, Noon);

        delivery.Replay(Noon.AddHours(1), Noon);

        delivery.State.ShouldBe(DeliveryState.Pending);
        delivery.DueAt.ShouldBe(Noon.AddHours(1));
        delivery.Attempts.ShouldBe(0);
        delivery.AttemptsEver.ShouldBe(1);
    }

    [Fact]
    public void A_failure_is_noted_until_the_delivery_ends_or_begins_anew()
    {
        var delivery = Claimed();
        delivery.Fail(TimeSpan.FromSeconds(5), Noon);

        (delivery.FailedAt, delivery.IsRetrying).ShouldBe((Noon, true));
        delivery.Claim(Lease, Noon.AddMinutes(1), Noon.AddSeconds(5));
        delivery.Deliver(Noon.AddSeconds(6));
        delivery.FailedAt.ShouldBeNull();
    }

    [Fact]
    public void A_replay_has_not_failed_yet()
    {
        var delivery = Claimed();
        delivery.Fail(TimeSpan.FromHours(2), Noon);

        delivery.Replay(Noon.AddHours(1), Noon);

        delivery.IsRetrying.ShouldBeFalse();
    }

    [Fact]
    public void Hurried_it_is_due_now()
    {
        var delivery = Claimed();
        delivery.Fail(TimeSpan.FromHours(2), Noon);

        delivery.Hurry(Noon.AddMinutes(1));

        delivery.Claim("lease-2", Noon.AddMinutes(2), Noon.AddMinutes(1)).ShouldBeTrue();
    }

    private static WebhookDelivery Owed() => WebhookDelivery.Of(Message(), Endpoint(), Noon);

    private static WebhookDelivery Claimed()
    {
        var delivery = Owed();
        delivery.Claim(Lease, Noon.AddMinutes(1), Noon).ShouldBeTrue();
        return delivery;
    }

    private static WebhookEndpoint Endpoint() => WebhookEndpointTests.Endpoint();

    private static WebhookMessage Message() => WebhookMessage.Of(
        CustomerId.Trust("cus_01kt1bqd20sw44641cc8bww4zz"),
        new Announcement(EventCatalogue.DeviceConnected, "user-42", new DeviceEvent(DeviceId.Trust("dev_01kt1bqd20sw44641cc8bww4zz"), DeviceType.Battery, "user-42", Noon), Noon),
        "{}");

    [Fact]
    public void How_an_attempt_ended_is_a_word() => System.Text.Json.JsonSerializer.Serialize(DeliveryResult.AddressForbidden).ShouldBe("\"address_forbidden\"");
}
