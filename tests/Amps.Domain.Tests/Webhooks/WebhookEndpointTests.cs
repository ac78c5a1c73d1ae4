using Amps.Domain.Customers;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Tests.Webhooks;

public sealed class WebhookEndpointTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("push.completed", true)]
    [InlineData("push.failed", false)]
    public void It_hears_of_what_it_subscribed_to(string type, bool hears) => Endpoint("push.completed").HearsOf(type).ShouldBe(hears);

    [Fact]
    public void Without_a_subscription_it_hears_of_everything() => EventCatalogue.All.ShouldAllBe(type => Endpoint().HearsOf(type));

    [Fact]
    public void During_a_rotation_both_secrets_sign_the_new_one_first()
    {
        var endpoint = Endpoint();

        endpoint.Rotate("second", TimeSpan.FromHours(1), Noon);

        endpoint.SecretsAt(Noon).ShouldBe(["second", "first"]);
        endpoint.SecretsAt(Noon.AddHours(1)).ShouldBe(["second"]);
    }

    [Fact]
    public void Without_an_overlap_the_old_secret_ends_at_once()
    {
        var endpoint = Endpoint();

        endpoint.Rotate("second", TimeSpan.Zero, Noon);

        endpoint.SecretsAt(Noon).ShouldBe(["second"]);
    }

    [Fact]
    public void A_second_rotation_ends_the_first_secret()
    {
        var endpoint = Endpoint();
        endpoint.Rotate("second", TimeSpan.FromHours(1), Noon);

        endpoint.Rotate("third", TimeSpan.FromHours(1), Noon);

        endpoint.SecretsAt(Noon).ShouldBe(["third", "second"]);
    }

    [Fact]
    public void One_that_is_gone_is_disabled_at_once()
    {
        var endpoint = Endpoint();

        endpoint.NoteFailure(isGone: true, Noon);

        endpoint.DisabledReason.ShouldBe(DisabledReason.Gone);
        endpoint.DisabledAt.ShouldBe(Noon);
    }

    [Fact]
    public void One_that_only_fails_for_five_days_is_disabled()
    {
        var endpoint = Endpoint();
        endpoint.NoteFailure(isGone: false, Noon);
        endpoint.NoteFailure(isGone: false, Noon.AddDays(5).AddSeconds(-1));
        endpoint.IsEnabled.ShouldBeTrue();

        endpoint.NoteFailure(isGone: false, Noon.AddDays(5));

        endpoint.DisabledReason.ShouldBe(DisabledReason.Failing);
    }

    [Fact]
    public void A_success_between_failures_keeps_it_enabled()
    {
        var endpoint = Endpoint();
        endpoint.NoteFailure(isGone: false, Noon);
        endpoint.NoteSuccess();

        endpoint.NoteFailure(isGone: false, Noon.AddDays(6));

        endpoint.IsEnabled.ShouldBeTrue();
    }

    [Fact]
    public void Enabled_again_it_has_its_five_days_anew()
    {
        var endpoint = Endpoint();
        endpoint.NoteFailure(isGone: true, Noon);

        endpoint.Enable();
        endpoint.NoteFailure(isGone: false, Noon.AddDays(6));

        endpoint.IsEnabled.ShouldBeTrue();
    }

    internal static WebhookEndpoint Endpoint(params string[] events) => WebhookEndpoint.Create(
        CustomerId.Trust("cus_01kt1bqd20sw44641cc8bww4zz"), EndpointId.Trust("whe_01kt1bqd20sw44641cc8bww4zz"), "https://hooks.example.com/amps", events, "", "first", Noon);
}
