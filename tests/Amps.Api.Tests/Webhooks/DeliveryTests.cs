using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amps.Application.Common;
using Amps.Application.Webhooks;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.EnableWebhook;
using Amps.Application.Webhooks.ListDeliveries;
using Amps.Application.Webhooks.ListWebhooks;
using Amps.Application.Webhooks.ReplayWebhooks;
using Amps.Application.Webhooks.RotateWebhookSecret;
using Amps.Application.Webhooks.TestWebhook;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Webhooks;

/// <summary>From a change to a customer's server: the whole app, and a real receiver.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private const string Ok = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
    private const string Broken = "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 6\r\n\r\nbroken";
    private const string Gone = "HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n";

    private AmpsApp app = null!;
    private HttpClient client = null!;
    private string device = "";

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        client = app.SandboxClient();
        device = (await app.DemoDeviceAsync("battery", "auron")).Id;
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

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
    public async Task Every_attempt_is_kept_with_its_answer()
    {
        await using var receiver = Receiver.Of(Scripted(Broken, Ok));
        var made = await CreateAsync(receiver);
        await CauseAsync();
        await AttemptedAsync(made, 1);
        app.Time.Advance(TimeSpan.FromSeconds(6));

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

        var wait = delivery.NextAttemptAt!.Value - app.Time.GetUtcNow();
        wait.ShouldBeInRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task After_the_last_attempt_a_message_is_dead_and_can_be_replayed()
    {
        await using var receiver = Receiver.Of(Scripted([.. Enumerable.Repeat(Broken, RetrySchedule.MostAttempts), Ok]));
        var made = await CreateAsync(receiver);
        await CauseAsync();
        for (var attempt = 1; attempt < RetrySchedule.MostAttempts; attempt++)
        {
            var failed = await AttemptedAsync(made, attempt);
            app.Time.Advance(failed.NextAttemptAt!.Value - app.Time.GetUtcNow());
        }

        (await AttemptedAsync(made, RetrySchedule.MostAttempts)).State.ShouldBe(DeliveryState.Dead);

        (await InAsync(new ReplayWebhooksCommand(made.EndpointId, new ReplayChoice(FailedSince: AmpsApp.Start)))).Count.ShouldBe(1);
        (await AttemptedAsync(made, RetrySchedule.MostAttempts + 1)).State.ShouldBe(DeliveryState.Delivered);
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_disabled_and_what_it_misses_is_held()
    {
        await using var receiver = Receiver.Of(Scripted(Gone, Ok));
        var made = await CreateAsync(receiver);
        await CauseAsync();
        await EndpointAsync(endpoint => endpoint.DisabledReason == DisabledReason.Gone, "the endpoint is disabled");

        await CauseAsync();

        (await DeliveriesAsync(made))[0].State.ShouldBe(DeliveryState.Held);
        receiver.Heard.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_an_endpoint_missed_is_sent_once_it_is_enabled_and_somebody_asks_for_it()
    {
        await using var receiver = Receiver.Of(Ok);
        var before = await CauseAsync();
        var made = await CreateAsync(receiver);
        await InAsync(new EnableWebhookCommand(made.EndpointId, Enabled: false));
        var meanwhile = await CauseAsync();
        await InAsync(new EnableWebhookCommand(made.EndpointId, Enabled: true));

        var replayed = await InAsync(new ReplayWebhooksCommand(made.EndpointId, new ReplayChoice(MissingSince: AmpsApp.Start.AddSeconds(1))));
        replayed.Count.ShouldBe(0);
        await InAsync(new ReplayWebhooksCommand(made.EndpointId, new ReplayChoice(MissingSince: AmpsApp.Start)));
        app.Time.Advance(TimeSpan.FromMinutes(1));

        await Eventually.HoldsAsync(() => new[] { before, meanwhile }.All(action => receiver.Heard.Any(heard => (string?)JsonNode.Parse(heard.Body)!["actionId"] == action)), "both were heard");
    }

    [Fact]
    public async Task A_single_message_is_replayed_under_its_own_id()
    {
        await using var receiver = Receiver.Of(Ok);
        var made = await CreateAsync(receiver);
        await CauseAsync();
        await HeardAsync(receiver, 1);
        var first = await AttemptedAsync(made, 1);

        await InAsync(new ReplayWebhooksCommand(made.EndpointId, new ReplayChoice(Message: first.MessageId)));

        await HeardAsync(receiver, 2);
        receiver.Heard.Last().Headers["svix-id"].ShouldBe(first.MessageId.Value);
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
        await app.InAsync(AmpsEnvironment.Live, app.Demo.CustomerId, async services => (await services.GetRequiredService<ISender>().Send(new CreateWebhookCommand(receiver.Url, []))).Value);
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
        var total = (int)(await client.GetAnswerAsync("/events")).Data["pagination"]!["total"]!;

        var test = await InAsync(new TestWebhookCommand(made.EndpointId, EventCatalogue.PushFailed));

        await HeardAsync(receiver, 1);
        receiver.Heard.First().Headers["svix-id"].ShouldBe(test.MessageId.Value);
        ((int)(await client.GetAnswerAsync("/events")).Data["pagination"]!["total"]!).ShouldBe(total);
    }

    [Fact]
    public async Task An_endpoint_takes_ten_test_events_a_minute()
    {
        await using var receiver = Receiver.Of(Ok);
        var made = await CreateAsync(receiver);
        for (var i = 0; i < 10; i++) await InAsync(new TestWebhookCommand(made.EndpointId, EventCatalogue.PushFailed));

        (await TryAsync(new TestWebhookCommand(made.EndpointId, EventCatalogue.PushFailed))).Failure!.Code.ShouldBe("RATE_LIMIT_EXCEEDED");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        (await TryAsync(new TestWebhookCommand(made.EndpointId, EventCatalogue.PushFailed))).Succeeded.ShouldBeTrue();
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
        var stranger = await app.SendAsync(new Application.Customers.CreateCustomer.CreateCustomerCommand("Stranger"));
        await app.InAsync(AmpsEnvironment.Sandbox, stranger.CustomerId.Value, async services => (await services.GetRequiredService<ISender>().Send(new CreateWebhookCommand(receiver.Url, []))).Value);
        await using var own = Receiver.Of(Ok);
        await CreateAsync(own);

        await CauseAsync();

        await HeardAsync(own, 1);
        receiver.Heard.ShouldBeEmpty();
    }

    private static string Sign(HeardRequest heard, string secret)
    {
        var signed = $"{heard.Headers["svix-id"]}.{heard.Headers["svix-timestamp"]}.{Encoding.UTF8.GetString(heard.Body)}";
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes(signed)));
    }

    private static Func<Stream, Task> Scripted(params string[] answers)
    {
        var calls = 0;
        return stream => Receiver.SayAsync(stream, answers[Math.Min(Interlocked.Increment(ref calls), answers.Length) - 1]);
    }

    private static Task HeardAsync(Receiver receiver, int count) => Eventually.HoldsAsync(() => receiver.Heard.Count >= count, $"the receiver has heard {count}");

    private Task<CreatedWebhook> CreateAsync(Receiver receiver, params string[] events) => InAsync(new CreateWebhookCommand(receiver.Url, events));

    /// <summary>Makes something happen that is told at once: a push that is cancelled.</summary>
    private async Task<string> CauseAsync()
    {
        using var content = new StringContent("""{"action":{"command":"idle","start":"1h"}}""", Encoding.UTF8, "application/json");
        var action = (string)(await client.SendAnswerAsync(new HttpRequestMessage(HttpMethod.Post, "/battery/" + device) { Content = content })).Data["id"]!;
        (await client.SendAnswerAsync(new HttpRequestMessage(HttpMethod.Post, $"/actions/{action}/cancel"))).Status.ShouldBe(HttpStatusCode.OK);
        return action;
    }

    private async Task<DeliveryRead> AttemptedAsync(CreatedWebhook made, int attempts)
    {
        DeliveryRead? newest = null;
        await Eventually.HoldsAsync(async () => await DeliveriesAsync(made) is [var first, ..] && (newest = first).Attempts.Count >= attempts, $"attempt {attempts} is kept");
        return newest!;
    }

    private async Task EndpointAsync(Func<EndpointRead, bool> condition, string what) =>
        await Eventually.HoldsAsync(async () => (await InAsync(new ListWebhooksQuery())).Any(condition), what);

    private async Task<IReadOnlyList<DeliveryRead>> DeliveriesAsync(CreatedWebhook made) =>
        (await InAsync(new ListDeliveriesQuery(made.EndpointId, State: null, new PageRequest(50, 0, Cursor: null)))).Items;

    private async Task<T> InAsync<T>(IUseCase<T> useCase) => (await TryAsync(useCase)).Value;

    private Task<Result<T>> TryAsync<T>(IUseCase<T> useCase) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services => services.GetRequiredService<ISender>().Send(useCase));
}
