using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.TestWebhook;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Jobs;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Jobs;

/// <summary>Rows that start in an hour, and are said to have failed.</summary>
public sealed class TroubledWorkTests : IAsyncLifetime
{
    private static readonly TroublePlace Retrying = new(AmpsEnvironment.Sandbox, TroubledKind.Actions, TroubleState.Retrying);
    private static readonly CancellationToken Never = CancellationToken.None;

    private AmpsApp app = null!;

    private ITroubledWork Work => app.Services.GetRequiredService<ITroubledWork>();

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData(TroubleState.Retrying)]
    [InlineData(TroubleState.Dead)]
    public async Task A_list_shows_each_once_the_newest_first_also_of_one_instant(TroubleState state)
    {
        var place = Retrying with { State = state };
        var ids = await PlantAsync(7, state, AmpsApp.Start);
        var newest = (await PlantAsync(1, state, AmpsApp.Start.AddSeconds(1))).Single();

        var listed = new List<TroubledRead>();
        for (TroublePosition? after = null; ; after = TroublePosition.Read(new TroublePosition(listed[^1].At, listed[^1].Id).ToString()))
        {
            var part = await Work.ListAsync(place, after, 3, Never);
            listed.AddRange(part);
            if (part.Count < 3) break;
        }

        listed.Select(row => row.Id).ShouldBe([newest.Value, .. ids.Select(id => id.Value).OrderDescending(StringComparer.Ordinal)]);
        (await Work.CountAsync(place, Never)).ShouldBe(8);
    }

    [Fact]
    public async Task What_a_worker_has_is_not_waiting_for_its_next_try()
    {
        var ids = await PlantAsync(2, TroubleState.Retrying, AmpsApp.Start);
        await ChangeAsync([ids[0]], rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseId, "somebody").SetProperty(row => row.LeaseUntil, AmpsApp.Start.AddHours(1))));

        (await Work.ListAsync(Retrying, after: null, 10, Never)).ShouldHaveSingleItem().Id.ShouldBe(ids[1].Value);
    }

    [Fact]
    public async Task What_is_due_again_is_listed_and_waits_for_its_turn()
    {
        await app.Services.GetRequiredService<Pumps>().StopAsync(Never);
        var id = (await PlantAsync(1, TroubleState.Retrying, AmpsApp.Start)).Single();

        app.Time.Sleep(TimeSpan.FromHours(2));

        var due = (await Work.ListAsync(Retrying, after: null, 10, Never)).ShouldHaveSingleItem();
        (due.Id, due.NextTryAt).ShouldBe((id.Value, null));
        (await Work.CountAsync(Retrying, Never)).ShouldBe(1);
    }

    [Fact]
    public async Task It_tells_what_is_known_of_the_last_error()
    {
        var ids = await PlantAsync(2, TroubleState.Retrying, AmpsApp.Start);
        await ChangeAsync([ids[0]], rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastError, new ActionError("TIMEOUT", "No answer."))));

        (await Work.ListAsync(Retrying, after: null, 10, Never)).Select(row => (row.What, row.Error, row.NextTryAt)).ShouldBe(
            [("idle", "Its worker broke or vanished.", AmpsApp.Start.AddHours(1)), ("idle", "TIMEOUT: No answer.", AmpsApp.Start.AddHours(1))]);
    }

    [Fact]
    public async Task A_revert_is_called_one()
    {
        var ids = await PlantAsync(2, TroubleState.Retrying, AmpsApp.Start);
        await ChangeAsync(ids, rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ActionState.Completed).SetProperty(row => row.Revert, new ActionRevert(RevertState.Pending, AmpsApp.Start))));
        await ChangeAsync([ids[0]], rows => rows.ExecuteUpdateAsync(set => set
            .SetProperty(row => row.FailedAt, (DateTimeOffset?)null).SetProperty(row => row.GaveUpAt, AmpsApp.Start).SetProperty(row => row.Revert, new ActionRevert(RevertState.Failed, AmpsApp.Start, "TIMEOUT"))));

        (await Work.ListAsync(Retrying, after: null, 10, Never)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.What.ShouldBe("revert of idle"), row => row.Sort.ShouldBe(TroubledSort.Revert));
        var dead = (await Work.ListAsync(Retrying with { State = TroubleState.Dead }, after: null, 10, Never)).ShouldHaveSingleItem();
        (dead.What, dead.Error).ShouldBe(("revert of idle", "TIMEOUT"));
    }

    [Theory]
    [InlineData(0, "Its endpoint or its message is gone.", 0)]
    [InlineData(1, "Its worker broke or vanished.", 1)]
    public async Task What_lost_its_endpoint_is_dead_and_no_error(int mishaps, string told, int errors)
    {
        var place = new TroublePlace(AmpsEnvironment.Sandbox, TroubledKind.WebhookDeliveries, TroubleState.Dead);
        await app.Services.GetRequiredService<Pumps>().StopAsync(Never);
        await app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, async services =>
        {
            var sender = services.GetRequiredService<ISender>();
            var endpoint = (await sender.Send(new CreateWebhookCommand("http://127.0.0.1:1/nobody", [EventCatalogue.DeviceRemoved]))).Value.EndpointId;
            await sender.Send(new TestWebhookCommand(endpoint, EventCatalogue.DeviceRemoved));
            return await services.GetRequiredService<IEnvironmentDb>().Deliveries.ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, DeliveryState.Dead).SetProperty(row => row.DueAt, (DateTimeOffset?)null).SetProperty(row => row.Mishaps, mishaps));
        });

        (await Work.ListAsync(place, after: null, 10, Never)).ShouldHaveSingleItem().Error.ShouldBe(told);
        (await Work.ListErrorsAsync(place, 10, Never)).Count.ShouldBe(errors);
    }

    [Fact]
    public async Task The_other_environment_has_its_own()
    {
        await PlantAsync(1, TroubleState.Retrying, AmpsApp.Start);

        (await Work.CountAsync(Retrying with { Environment = AmpsEnvironment.Live }, Never)).ShouldBe(0);
    }

    private async Task<IReadOnlyList<ActionId>> PlantAsync(int count, TroubleState state, DateTimeOffset at)
    {
        var ids = await app.PlantActionsAsync("auron", count, start: AmpsApp.Start.AddHours(1));
        await ChangeAsync(ids, rows => state == TroubleState.Retrying
            ? rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.FailedAt, at))
            : rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.GaveUpAt, at)));
        return ids;
    }

    private Task<int> ChangeAsync(IReadOnlyList<ActionId> ids, Func<IQueryable<DeviceAction>, Task<int>> change) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services => change(services.GetRequiredService<IEnvironmentDb>().Actions.Where(row => ids.Contains(row.Id))));
}
