using System.Linq.Expressions;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.DeliverWebhook;
using Amps.Application.Webhooks.EnableWebhook;
using Amps.Application.Webhooks.ReplayWebhooks;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Jobs;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Amps.Api.Tests.Webhooks;

/// <summary>What one worker does with several deliveries of one claim. The pumps stand still, so that nobody else takes them.</summary>
public sealed class DeliveryBatchTests : DeliveryScene, IDisposable
{
    private readonly CancellationTokenSource stopping = new();

    public void Dispose() => stopping.Dispose();

    [Fact]
    public async Task What_is_taken_is_recorded_together()
    {
        await using var receiver = Receiver.Of(Ok);
        var (_, ids, lease) = await ClaimAsync(receiver, 3);

        (await WorkAsync(ids, lease)).ShouldBe(WorkEnd.Answered);

        (await RowsAsync()).ShouldAllBe(row => row.State == DeliveryState.Delivered && row.Attempts == 1 && row.LeaseId == null);
    }

    [Fact]
    public async Task One_that_is_not_taken_fails_alone_and_the_rest_goes_back_to_the_queue()
    {
        await using var receiver = Receiver.Of(Scripted(Ok, Broken, Ok));
        var (_, ids, lease) = await ClaimAsync(receiver, 4);

        (await WorkAsync(ids, lease)).ShouldBe(WorkEnd.Failing);

        (await RowsAsync()).Select(row => (row.State, row.Attempts, row.DueAt > App.Time.GetUtcNow(), row.LeaseId)).ShouldBe(
            [(DeliveryState.Delivered, 1, false, null), (DeliveryState.Pending, 1, true, null), (DeliveryState.Pending, 0, false, null), (DeliveryState.Pending, 0, false, null)]);
    }

    [Fact]
    public async Task What_another_worker_took_over_meanwhile_is_left_to_it_and_the_rest_is_recorded()
    {
        var seized = new TaskCompletionSource();
        await using var receiver = Receiver.Of(async stream =>
        {
            await seized.Task;
            await Receiver.SayAsync(stream, Ok);
        });
        var (_, ids, lease) = await ClaimAsync(receiver, 3);
        var working = WorkAsync(ids, lease);
        await HeardAsync(receiver, 1);
        await ChangeAsync(ids[1], row => row.LeaseId, "another");
        seized.SetResult();

        await working;

        (await RowsAsync()).Select(row => (row.State, row.Attempts, row.LeaseId)).ShouldBe(
            [(DeliveryState.Delivered, 1, null), (DeliveryState.Pending, 0, "another"), (DeliveryState.Delivered, 1, null)]);
    }

    [Fact]
    public async Task What_is_erased_meanwhile_harms_no_other()
    {
        var erased = new TaskCompletionSource();
        await using var receiver = Receiver.Of(async stream =>
        {
            await erased.Task;
            await Receiver.SayAsync(stream, Ok);
        });
        var (_, ids, lease) = await ClaimAsync(receiver, 3);
        var working = WorkAsync(ids, lease);
        await HeardAsync(receiver, 1);
        await InDbAsync(db => db.Deliveries.Where(row => row.Id == ids[1]).ExecuteDeleteAsync());
        erased.SetResult();

        await working;

        (await RowsAsync()).Select(row => (row.Id, row.State)).ShouldBe([(ids[0], DeliveryState.Delivered), (ids[2], DeliveryState.Delivered)]);
    }

    [Fact]
    public async Task A_server_that_stops_finishes_what_it_sends_and_gives_back_the_rest()
    {
        await using var receiver = Receiver.Of(async stream =>
        {
            await stopping.CancelAsync();
            await Receiver.SayAsync(stream, Ok);
        });
        var (_, ids, lease) = await ClaimAsync(receiver, 3);

        await WorkAsync(ids, lease);

        receiver.Heard.Count.ShouldBe(1);
        (await RowsAsync()).Select(row => (row.State, row.Attempts, row.Mishaps, row.LeaseId)).ShouldBe(
            [(DeliveryState.Delivered, 1, 0, null), (DeliveryState.Pending, 0, 0, null), (DeliveryState.Pending, 0, 0, null)]);
    }

    [Fact]
    public async Task A_server_that_stops_gives_back_what_it_had_not_begun()
    {
        await using var receiver = Receiver.Of(Ok);
        var (_, ids, lease) = await ClaimAsync(receiver, 2);
        await stopping.CancelAsync();

        (await WorkAsync(ids, lease)).ShouldBe(WorkEnd.Silent);

        receiver.Heard.ShouldBeEmpty();
        (await RowsAsync()).ShouldAllBe(row => row.State == DeliveryState.Pending && row.Attempts == 0 && row.Mishaps == 0 && row.LeaseId == null);
    }

    [Fact]
    public async Task What_a_slow_endpoint_leaves_no_time_for_is_given_back()
    {
        await using var receiver = Receiver.Of(stream =>
        {
            App.Time.Sleep(DeliveryWorker.Turn + TimeSpan.FromMilliseconds(1));
            return Receiver.SayAsync(stream, Ok);
        });
        var (_, ids, lease) = await ClaimAsync(receiver, 3);

        (await WorkAsync(ids, lease)).ShouldBe(WorkEnd.Answered);

        (await RowsAsync()).Select(row => (row.State, row.LeaseId)).ShouldBe([(DeliveryState.Delivered, null), (DeliveryState.Pending, null), (DeliveryState.Pending, null)]);
    }

    [Fact]
    public async Task A_claim_that_an_attempt_could_outlast_is_given_back_unsent()
    {
        await using var receiver = Receiver.Of(Ok);
        var (_, ids, lease) = await ClaimAsync(receiver, 2);
        App.Time.Sleep(DeliveryWorker.Lease - DeliveryWorker.AttemptLimit + TimeSpan.FromMilliseconds(1));

        (await WorkAsync(ids, lease)).ShouldBe(WorkEnd.Silent);

        receiver.Heard.ShouldBeEmpty();
        (await RowsAsync()).ShouldAllBe(row => row.State == DeliveryState.Pending && row.Attempts == 0 && row.LeaseId == null);
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_in_the_middle_hears_nothing_more_and_the_rest_is_held()
    {
        await using var receiver = Receiver.Of(Scripted(Ok, Gone, Ok));
        var (made, ids, lease) = await ClaimAsync(receiver, 4);

        await WorkAsync(ids, lease);
        (await WorkAsync(ids, await ClaimAsync(made, 4))).ShouldBe(WorkEnd.Unasked);

        receiver.Heard.Count.ShouldBe(2);
        (await RowsAsync()).Select(row => row.State).ShouldBe([DeliveryState.Delivered, DeliveryState.Pending, DeliveryState.Held, DeliveryState.Held]);
    }

    [Fact]
    public async Task What_was_claimed_of_an_endpoint_that_is_disabled_is_held()
    {
        await using var receiver = Receiver.Of(Ok);
        var (made, ids, lease) = await ClaimAsync(receiver, 2);
        await InAsync(new EnableWebhookCommand(made.EndpointId, Enabled: false));

        (await WorkAsync(ids, lease)).ShouldBe(WorkEnd.Unasked);

        receiver.Heard.ShouldBeEmpty();
        (await RowsAsync()).ShouldAllBe(row => row.State == DeliveryState.Held && row.LeaseId == null);
    }

    [Fact]
    public async Task One_that_breaks_its_worker_breaks_no_other()
    {
        await using var receiver = Receiver.Of(Ok);
        var (_, ids, lease) = await ClaimAsync(receiver, 3);
        var broken = (await RowsAsync())[1].MessageId;
        await InDbAsync(db => db.Messages.Where(row => row.Id == broken).ExecuteUpdateAsync(row => row.SetProperty(message => message.Type, "no\nheader")));

        await WorkAsync(ids, lease);

        (await RowsAsync()).Select(row => (row.State, row.Mishaps)).ShouldBe([(DeliveryState.Delivered, 0), (DeliveryState.Pending, 1), (DeliveryState.Delivered, 0)]);
    }

    [Fact]
    public async Task While_the_secret_cannot_be_opened_what_is_owed_waits_unharmed()
    {
        await using var receiver = Receiver.Of(Ok);
        var (_, ids, lease) = await ClaimAsync(receiver, 2);
        await InDbAsync(db => db.Endpoints.ExecuteUpdateAsync(row => row.SetProperty(endpoint => endpoint.Secret, "sealed with another key")));

        (await WorkAsync(ids, lease)).ShouldBe(WorkEnd.Unasked);

        (await RowsAsync()).ShouldAllBe(row => row.State == DeliveryState.Pending && row.Mishaps == 0 && row.LeaseId == null && row.DueAt > App.Time.GetUtcNow());
        receiver.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_pumps_deliver_a_backlog_once_each()
    {
        await using var receiver = Receiver.Of(Ok);
        await CreateAsync(receiver);
        await StopPumpsAsync();
        for (var i = 0; i < 40; i++) await CauseAsync();
        using var pump = new Pump(Kind, Store, App.Services.GetRequiredService<WorkFigures>(), App.Time, App.Services.GetRequiredService<ILogger<Pump>>());

        var pumping = pump.RunAsync(stopping.Token);
        await Eventually.HoldsAsync(async () => (await RowsAsync()).TrueForAll(row => row.State == DeliveryState.Delivered), "all are delivered");
        await stopping.CancelAsync();
        await pumping;

        receiver.Heard.Select(heard => heard.Headers["svix-id"]).ShouldBeUnique();
        (await RowsAsync()).Count.ShouldBe(40);
    }

    [Fact]
    public async Task Replays_that_piled_up_take_new_places_and_go_ten_a_second_again()
    {
        await using var receiver = Receiver.Of(Ok);
        await StopPumpsAsync();
        var made = await MissAsync(receiver, 3);
        await InAsync(new ReplayWebhooksCommand(made.EndpointId, Missing));
        App.Time.Sleep(TimeSpan.FromHours(1));
        var ids = (await RowsAsync()).Select(row => row.Id).ToList();
        var lease = await ClaimAsync(made, ids.Count, DeliveryPriority.Late);

        (await WorkAsync(ids, lease)).ShouldBe(WorkEnd.Unasked);

        receiver.Heard.ShouldBeEmpty();
        var now = App.Time.GetUtcNow();
        (await RowsAsync()).OrderBy(row => row.DueAt).Select(row => (row.DueAt, row.LeaseId)).ShouldBe(Enumerable.Range(0, ids.Count).Select(place => ((DateTimeOffset?)(now + place * WebhookEndpoint.ReplayPace), (string?)null)));
    }

    private QueueStore Store => App.Services.GetRequiredService<IReadOnlyDictionary<AmpsEnvironment, QueueStore>>()[AmpsEnvironment.Sandbox];

    private IWorkKind Kind => App.Services.GetServices<IWorkKind>().OfType<DeliveryKind>().Single();

    private async Task<(CreatedWebhook Made, IReadOnlyList<DeliveryId> Ids, string Lease)> ClaimAsync(Receiver receiver, int count)
    {
        await StopPumpsAsync();
        var made = await CreateAsync(receiver);
        for (var i = 0; i < count; i++) await CauseAsync();
        var lease = await ClaimAsync(made, count);
        return (made, [.. (await RowsAsync()).Select(row => row.Id)], lease);
    }

    private async Task<string> ClaimAsync(CreatedWebhook made, int most, int priority = DeliveryPriority.Fresh)
    {
        var now = App.Time.Now();
        var share = new Share(new DueWork(made.EndpointId.Value, priority, now), Workers: 1, IsLate: false, Each: most);
        return (await Store.ClaimAsync(Kind.Queue, [share], now, DeliveryWorker.Lease))[0].LeaseId;
    }

    private async Task<WorkEnd> WorkAsync(IReadOnlyList<DeliveryId> ids, string lease) =>
        (await App.Services.GetRequiredService<DeliveryWorker>().WorkAsync(new Tenant(AmpsEnvironment.Sandbox, CustomerId.Trust(App.Demo.CustomerId)), ids, lease, stopping.Token)).End;

    private Task<int> ChangeAsync<T>(DeliveryId id, Expression<Func<WebhookDelivery, T>> property, T value) =>
        InDbAsync(db => db.Deliveries.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(property, value)));
}
