using System.Linq.Expressions;
using Amps.Application.Actions.DispatchAction;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Infrastructure.Jobs;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Jobs;

/// <summary>The statements on the queue, on real rows that start in an hour: the pump, which lives in the present, leaves them alone.</summary>
public sealed class QueueTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = AmpsApp.Start.AddHours(1);

    private AmpsApp app = null!;

    private QueueStore Store => app.Services.GetRequiredService<IReadOnlyDictionary<AmpsEnvironment, QueueStore>>()[AmpsEnvironment.Sandbox];

    private IWorkKind Kind => app.Services.GetServices<IWorkKind>().OfType<ActionKind>().Single();

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Nothing_is_due_before_its_time()
    {
        await app.PlantActionsAsync("auron", 1, Start);

        (await FindDueAsync(Start.AddMilliseconds(-1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_says_who_has_due_work_and_since_when()
    {
        await app.PlantActionsAsync("boreal", 2, Start.AddMinutes(1));
        await app.PlantActionsAsync("auron", 1, Start);
        await app.PlantActionsAsync("boreal", 1, Start);

        (await FindDueAsync(Start.AddHours(1))).ShouldBe([new("auron", ActionPriority.Timed, Start), new("boreal", ActionPriority.Timed, Start)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_claim_takes_of_each_partition_no_more_than_its_share()
    {
        await app.PlantActionsAsync("auron", 5, Start);
        await app.PlantActionsAsync("boreal", 5, Start);

        var claimed = await ClaimAsync(Start, ("auron", 3), ("boreal", 1));

        claimed.CountBy(row => row.Partition).OrderBy(count => count.Key).ShouldBe([new("auron", 3), new("boreal", 1)]);
    }

    [Fact]
    public async Task A_claim_takes_the_oldest_first()
    {
        var later = await app.PlantActionsAsync("auron", 1, Start.AddMinutes(1));
        var sooner = await app.PlantActionsAsync("auron", 1, Start);

        var claimed = await ClaimAsync(Start.AddHours(1), ("auron", 1));

        claimed.Single().Id.ShouldBe(sooner.Single().Value, later.Single().Value);
    }

    [Fact]
    public async Task What_is_claimed_is_neither_due_nor_claimed_again()
    {
        await app.PlantActionsAsync("auron", 2, Start);
        await ClaimAsync(Start, ("auron", 5));

        (await FindDueAsync(Start)).ShouldBeEmpty();
        (await ClaimAsync(Start, ("auron", 5))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_many_claim_at_once_is_claimed_once()
    {
        var planted = await app.PlantActionsAsync("auron", 40, Start);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ClaimAsync(Start, ("auron", 5)))));

        claims.SelectMany(rows => rows).Select(row => row.Id).ShouldBe(planted.Select(id => id.Value), ignoreOrder: true);
    }

    [Fact]
    public async Task A_claim_does_what_the_domain_says()
    {
        var id = (await app.PlantActionsAsync("auron", 1, Start)).Single();
        var lease = (await ClaimAsync(Start, ("auron", 1))).Single().LeaseId;

        var action = await app.ActionAsync(id);

        (action.State, action.Attempts, action.Mishaps, action.LeaseId, action.LeaseUntil, action.AcknowledgedAt, action.Version)
            .ShouldBe((ActionState.Acknowledged, 1, 0, lease, Start + ActionWorker.Lease, Start, 1));
    }

    [Fact]
    public async Task A_lease_that_ran_out_counts_as_a_mishap()
    {
        var id = (await app.PlantActionsAsync("auron", 1, Start)).Single();
        await ClaimAsync(Start, ("auron", 1));
        await ClaimAsync(Start + ActionWorker.Lease, ("auron", 1));

        (await app.ActionAsync(id)).Mishaps.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_stops_gives_back_what_it_had_not_begun()
    {
        await StopPumpsAsync();
        var id = (await app.PlantActionsAsync("auron", 1, Start)).Single();
        var lease = (await ClaimAsync(Start, ("auron", 1))).Single().LeaseId;

        await app.Services.GetRequiredService<ActionWorker>().WorkAsync(new Tenant(AmpsEnvironment.Sandbox, CustomerId.Trust(app.Demo.CustomerId)), id, lease, new CancellationToken(canceled: true));

        var action = await app.ActionAsync(id);
        (action.LeaseId, action.Attempts, action.Mishaps, action.SendingSince).ShouldBe((null, 0, 0, null));
    }

    [Fact]
    public async Task A_claim_that_a_call_could_outlast_is_given_back_unsent()
    {
        await StopPumpsAsync();
        var id = (await app.PlantActionsAsync("auron", 1, Start)).Single();
        var lease = (await ClaimAsync(Start, ("auron", 1))).Single().LeaseId;
        app.Time.Advance(Start + ActionWorker.Lease - ActionWorker.CallLimit + TimeSpan.FromMilliseconds(1) - app.Time.GetUtcNow());

        var end = await WorkAsync(id, lease);

        end.ShouldBe(WorkEnd.Silent);
        app.Gateway.Sends.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_claimed_and_holds_no_work_is_let_go()
    {
        var id = (await app.PlantActionsAsync("auron", 1, Start)).Single();
        await ChangeAsync(id, action => action.State, ActionState.Cancelled);
        var lease = (await ClaimAsync(Start, ("auron", 1))).Single().LeaseId;

        var end = await WorkAsync(id, lease);

        var released = await app.ActionAsync(id);
        (released.DueAt, released.LeaseId, released.State).ShouldBe((null, null, ActionState.Cancelled));
        end.ShouldBe(WorkEnd.Unasked);
    }

    [Fact]
    public async Task What_is_too_late_ends_unasked()
    {
        var id = (await app.PlantActionsAsync("auron", 1, Start)).Single();
        app.Time.Sleep(TimeSpan.FromHours(2));
        await app.PassUntilAsync(async () => (await app.ActionAsync(id)).State == ActionState.Failed, "it has ended");

        (await app.ActionAsync(id)).ErrorCode.ShouldBe("NOT_DISPATCHED_IN_TIME");
        app.Gateway.Sends.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, WorkEnd.Silent)]
    [InlineData(false, WorkEnd.Failing)]
    public async Task A_failure_that_somebody_ordered_is_no_news_about_the_manufacturer(bool isOrdered, WorkEnd expected)
    {
        app.Gateway.ScriptSends("auron", _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.Unavailable) { IsOrdered = isOrdered }));
        var id = (await app.PlantActionsAsync("auron", 1, Start)).Single();
        var lease = (await ClaimAsync(Start, ("auron", 1))).Single().LeaseId;

        (await WorkAsync(id, lease)).ShouldBe(expected);
    }

    [Fact]
    public async Task The_only_server_takes_over_what_its_predecessor_had_claimed()
    {
        await app.PlantActionsAsync("auron", 2, Start);
        await ClaimAsync(Start, ("auron", 5));

        await Store.ReleaseLeasesAsync(Kind.Queue, Start, CancellationToken.None);

        (await FindDueAsync(Start)).Count.ShouldBe(TestDatabase.Provider == DatabaseProvider.Sqlite ? 1 : 0, "beside other nodes only time tells");
    }

    // What is given back is due at once, and they would take it.
    private Task StopPumpsAsync() => app.Services.GetRequiredService<Pumps>().StopAsync(CancellationToken.None);

    private async Task<WorkEnd> WorkAsync(ActionId id, string lease) =>
        (await app.Services.GetRequiredService<ActionWorker>().WorkAsync(new Tenant(AmpsEnvironment.Sandbox, CustomerId.Trust(app.Demo.CustomerId)), id, lease, CancellationToken.None)).End;

    private Task<int> ChangeAsync<T>(ActionId id, Expression<Func<DeviceAction, T>> property, T value) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services =>
            services.GetRequiredService<IEnvironmentDb>().Actions.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(property, value)));

    private Task<IReadOnlyList<DueWork>> FindDueAsync(DateTimeOffset now) => Store.FindDueAsync(Kind.Queue, now, CancellationToken.None);

    private Task<IReadOnlyList<Claimed>> ClaimAsync(DateTimeOffset now, params (string Partition, int Most)[] shares) =>
        Store.ClaimAsync(Kind.Queue, [.. shares.Select(share => new Share(new DueWork(share.Partition, ActionPriority.Timed, Start), share.Most, IsLate: false))], now, Kind.Lease);
}
