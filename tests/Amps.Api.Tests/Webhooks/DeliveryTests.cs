using System.Text.Json.Nodes;
using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.Common;
using Amps.Application.Webhooks.ListEvents;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.RotateWebhookSecret;
using Amps.Application.Webhooks.TestWebhook;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Webhooks;

public sealed class DeliveryTests : DeliveryScene
{
    [Fact]
    public async Task A_cancelled_push_is_told_signed_with_the_secret_that_was_shown()
    {
        await using var receiver = Receiver.Of(Ok);
        var made = await CreateAsync(receiver);

        var action = await CauseAsync();

        await HeardAsync(receiver, 1);
        var heard = receiver.Heard.First();
        var body = JsonNode.Parse(heard.Body)!;
        heard.Headers["amps-event"].ShouldBe("push.cancelled");
        ((string?)body["actionId"]).ShouldBe(action);
        ((string?)body["reason"]).ShouldBe("requested");
        heard.Headers["svix-signature"].ShouldBe(Sign(heard, made.Secret));
        heard.Headers["webhook-signature"].ShouldBe(heard.Headers["svix-signature"]);
    }

    [Fact]
    public async Task A_push_of_a_key_that_is_revoked_with_what_it_planned_is_told_with_that_reason()
    {
        await using var receiver = Receiver.Of(Ok);
        await CreateAsync(receiver, "push.cancelled");
        var key = await App.SendAsync(new CreateKeyCommand(CustomerId.Trust(App.Demo.CustomerId), AmpsEnvironment.Sandbox, KeyTerms.FullAccess));
        using var client = App.Client(key.Key);
        var battery = (await App.DemoDeviceAsync("battery", "boreal")).Id;
        var pushed = await client.PostAnswerAsync("/battery/" + battery, """{"action":{"command":"idle","start":"1h"}}""");

        await App.SendAsync(new RevokeKeyCommand(key.KeyId, Cancelling: true));
        await App.Services.GetRequiredService<KeyCancelling>().CancelAsync(key.KeyId, CancellationToken.None);

        await HeardAsync(receiver, 1);
        var body = JsonNode.Parse(receiver.Heard.First().Body)!;
        ((string?)body["actionId"]).ShouldBe((string?)pushed.Data["id"]);
        ((string?)body["reason"]).ShouldBe("key_revoked");
    }

    [Fact]
    public async Task Every_attempt_is_kept_with_its_answer()
    {
        await using var receiver = Receiver.Of(Scripted(Broken, Ok));
        var made = await CreateAsync(receiver);
        await CauseAsync();
        await AttemptedAsync(made, 1);
        App.Time.Advance(TimeSpan.FromSeconds(6));

        var delivery = await AttemptedAsync(made, 2);

        delivery.State.ShouldBe(DeliveryState.Delivered);
        delivery.Attempts.Select(attempt => (attempt.Status, attempt.Result, attempt.Answer)).ShouldBe([(500, DeliveryResult.HttpStatus, "broken"), (200, DeliveryResult.Delivered, "ok")]);
        var (first, second) = (receiver.Heard.First(), receiver.Heard.Last());
        second.Body.ShouldBe(first.Body);
        second.Headers["svix-id"].ShouldBe(first.Headers["svix-id"]);
    }

    [Fact]
    public async Task Before_the_first_wait_is_over_nothing_is_sent_again()
    {
        await using var receiver = Receiver.Of(Broken);
        var made = await CreateAsync(receiver);
        await CauseAsync();

        var delivery = await AttemptedAsync(made, 1);

        var wait = delivery.NextAttemptAt!.Value - App.Time.GetUtcNow();
        wait.ShouldBeInRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task An_endpoint_hears_only_of_what_it_subscribed_to()
    {
        await using var receiver = Receiver.Of(Ok);
        await CreateAsync(receiver, EventCatalogue.DeviceDisconnected);
        await using var other = Receiver.Of(Ok);
        await CreateAsync(other);

        await CauseAsync();

        await HeardAsync(other, 1);
        receiver.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endpoint_of_live_hears_nothing_of_the_sandbox()
    {
        await using var receiver = Receiver.Of(Ok);
        await App.InAsync(AmpsEnvironment.Live, App.Demo.CustomerId, async services => (await services.GetRequiredService<ISender>().Send(new CreateWebhookCommand(receiver.Url, []))).Value);
        await using var own = Receiver.Of(Ok);
        await CreateAsync(own);

        await CauseAsync();

        await HeardAsync(own, 1);
        receiver.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task During_a_rotation_both_secrets_sign()
    {
        await using var receiver = Receiver.Of(Ok);
        var made = await CreateAsync(receiver);
        var rotated = await InAsync(new RotateWebhookSecretCommand(made.EndpointId, TimeSpan.FromHours(1)));

        await CauseAsync();

        await HeardAsync(receiver, 1);
        var heard = receiver.Heard.First();
        heard.Headers["svix-signature"].ShouldBe($"{Sign(heard, rotated.Secret)} {Sign(heard, made.Secret)}");
    }

    [Fact]
    public async Task A_test_event_reaches_its_endpoint_and_no_list_of_events()
    {
        await using var receiver = Receiver.Of(Ok);
        var made = await CreateAsync(receiver, EventCatalogue.DeviceDisconnected);
        var total = await EventsAsync();

        var test = await InAsync(new TestWebhookCommand(made.EndpointId, EventCatalogue.PushFailed));

        await HeardAsync(receiver, 1);
        receiver.Heard.First().Headers["svix-id"].ShouldBe(test.MessageId.Value);
        (await EventsAsync()).ShouldBe(total);
    }

    private async Task<int> EventsAsync()
    {
        App.Time.Advance(ListEventsQuery.Settled);
        return (int)(await Client.GetAnswerAsync("/events")).Data["pagination"]!["total"]!;
    }

    [Fact]
    public async Task An_endpoint_takes_ten_test_events_a_minute()
    {
        await using var receiver = Receiver.Of(Ok);
        var made = await CreateAsync(receiver);
        for (var i = 0; i < 10; i++) await InAsync(new TestWebhookCommand(made.EndpointId, EventCatalogue.PushFailed));

        (await TryAsync(new TestWebhookCommand(made.EndpointId, EventCatalogue.PushFailed))).Failure!.Code.ShouldBe("RATE_LIMIT_EXCEEDED");
        App.Time.Advance(TimeSpan.FromMinutes(1));
        (await TryAsync(new TestWebhookCommand(made.EndpointId, EventCatalogue.PushFailed))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task An_endpoint_takes_no_more_test_events_when_they_are_asked_for_all_at_once()
    {
        await using var receiver = Receiver.Of(Ok);
        var made = await CreateAsync(receiver);

        var asked = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => TryAsync(new TestWebhookCommand(made.EndpointId, EventCatalogue.PushFailed))));

        asked.Count(answer => answer.Succeeded).ShouldBe(10);
    }

    [Fact]
    public async Task A_receiver_that_hangs_holds_up_no_other()
    {
        var release = new TaskCompletionSource();
        await using var slow = Receiver.Of(_ => release.Task);
        await using var quick = Receiver.Of(Ok);
        await CreateAsync(slow);
        await CreateAsync(quick);

        for (var i = 0; i < 20; i++) await CauseAsync();

        await HeardAsync(quick, 20);
        slow.Connections.ShouldBeLessThanOrEqualTo(4);
        release.SetResult();
    }

    [Fact]
    public async Task Two_customers_hear_nothing_of_each_other()
    {
        await using var receiver = Receiver.Of(Ok);
        var stranger = await App.SendAsync(new Application.Customers.CreateCustomer.CreateCustomerCommand("Stranger"));
        await App.InAsync(AmpsEnvironment.Sandbox, stranger.CustomerId.Value, async services => (await services.GetRequiredService<ISender>().Send(new CreateWebhookCommand(receiver.Url, []))).Value);
        await using var own = Receiver.Of(Ok);
        await CreateAsync(own);

        await CauseAsync();

        await HeardAsync(own, 1);
        receiver.Heard.ShouldBeEmpty();
    }
}
