using System.Text.Json.Nodes;
using Amps.Application.Webhooks.EnableWebhook;
using Amps.Application.Webhooks.ReplayWebhooks;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Amps.Testing;

namespace Amps.Api.Tests.Webhooks;

public sealed class ReplayTests : DeliveryScene
{
    [Fact]
    public async Task After_the_last_attempt_a_message_is_dead_and_can_be_replayed()
    {
        await using var receiver = Receiver.Of(Scripted([.. Enumerable.Repeat(Broken, RetrySchedule.MostAttempts), Ok]));
        var made = await CreateAsync(receiver);
        await CauseAsync();
        for (var attempt = 1; attempt < RetrySchedule.MostAttempts; attempt++)
        {
            var failed = await AttemptedAsync(made, attempt);
            App.Time.Sleep(failed.NextAttemptAt!.Value - App.Time.GetUtcNow());
            App.Time.Advance(TimeSpan.FromSeconds(1));
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
        App.Time.Advance(TimeSpan.FromSeconds(2));

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
    public async Task Commands_side_by_side_share_ten_replays_a_second()
    {
        await using var receiver = Receiver.Of(Ok);
        await StopPumpsAsync();
        var made = await MissAsync(receiver, 3);
        var messages = (await RowsAsync()).Select(row => row.MessageId);

        await Task.WhenAll(messages.Select(message => InAsync(new ReplayWebhooksCommand(made.EndpointId, new ReplayChoice(message)))));

        var now = App.Time.GetUtcNow();
        (await RowsAsync()).Select(row => row.DueAt).ShouldBe([now, now + WebhookEndpoint.ReplayPace, now + 2 * WebhookEndpoint.ReplayPace], ignoreOrder: true);
    }

    [Fact]
    public async Task A_replay_of_many_is_carried_out_in_parts_one_after_the_other()
    {
        await using var receiver = Receiver.Of(Ok);
        await StopPumpsAsync();
        var made = await CreateAsync(receiver);
        await InAsync(new EnableWebhookCommand(made.EndpointId, Enabled: false));
        await HappenAsync(501);
        await InAsync(new EnableWebhookCommand(made.EndpointId, Enabled: true));

        var first = await InAsync(new ReplayWebhooksCommand(made.EndpointId, Missing));
        var second = await InAsync(new ReplayWebhooksCommand(made.EndpointId, Missing, first.Last));

        var rows = await RowsAsync();
        (first.Count, second.Count, second.Last).ShouldBe((500, rows.Count - 500, null));
        rows.Max(row => row.DueAt).ShouldBe(App.Time.GetUtcNow() + (rows.Count - 1) * WebhookEndpoint.ReplayPace);
    }

    private Task<int> HappenAsync(int count) => InDbAsync(db =>
    {
        var example = EventExamples.Of(EventCatalogue.PushCompleted, App.Time.GetUtcNow());
        for (var i = 0; i < count; i++) db.Messages.Add(WebhookMessage.Of(CustomerId.Trust(App.Demo.CustomerId), example, "{}", isTest: false));
        return db.SaveChangesAsync(CancellationToken.None);
    });
}
