using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Jobs;

public sealed class RetentionTests : IAsyncLifetime
{
    private AmpsApp app = null!;

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData(401, 0)]
    [InlineData(399, 3)]
    public async Task Actions_that_have_ended_are_kept_for_400_days(int daysAgo, int left)
    {
        await EndedActionsAsync(daysAgo);

        await app.RunJobAsync("retention");

        (await CountAsync(db => db.Actions)).ShouldBe(left);
    }

    [Fact]
    public async Task Actions_that_wait_are_kept_however_old()
    {
        await app.PlantActionsAsync("auron", 2, start: AmpsApp.Start.AddDays(1), pushedAt: AmpsApp.Start.AddDays(-500));

        await app.RunJobAsync("retention");

        (await CountAsync(db => db.Actions)).ShouldBe(2);
    }

    [Theory]
    [InlineData(25, 0)]
    [InlineData(23, 1)]
    public async Task What_idempotent_calls_were_answered_is_kept_for_24_hours(int hoursAgo, int left)
    {
        await AddAsync(customer => IdempotencyRecord.Of(customer, new IdempotentCall("POST", "/x", "key", "hash"), 202, "{}", AmpsApp.Start.AddHours(-hoursAgo)));

        await app.RunJobAsync("retention");

        (await CountAsync(db => db.IdempotencyRecords)).ShouldBe(left);
    }

    [Theory]
    [InlineData(31, 0)]
    [InlineData(29, 700)]
    public async Task Messages_are_kept_for_30_days(int daysAgo, int left)
    {
        var at = AmpsApp.Start.AddDays(-daysAgo);
        await AddAsync([.. Enumerable.Range(0, 700).Select(i => (Func<CustomerId, object>)(customer => MessageOf(customer, at.AddSeconds(i))))]);

        await Run();

        (await CountAsync(db => ((EnvironmentDbContext)db).Messages.Where(message => message.UserId == "user"))).ShouldBe(left);
    }

    [Theory]
    [InlineData(31, 1)]
    [InlineData(91, 0)]
    public async Task Messages_that_an_endpoint_did_not_take_are_kept_for_90_days(int daysAgo, int left)
    {
        var at = AmpsApp.Start.AddDays(-daysAgo);
        var customer = CustomerId.Trust(app.Demo.CustomerId);
        var endpoint = WebhookEndpoint.Create(customer, EntityId.New<EndpointId>(at), "http://127.0.0.1:9/", [], "", "sealed", at);
        endpoint.Disable(DisabledReason.Requested, at);
        var message = MessageOf(customer, at);
        await AddAsync(_ => message, _ => WebhookDelivery.Of(message, endpoint, at));

        await Run();

        (await CountAsync(db => db.Deliveries)).ShouldBe(left);
    }

    // The pause between two batches is waited for by the clock.
    private async Task Run()
    {
        var run = app.RunJobAsync("retention");
        await Eventually.HoldsAsync(() =>
        {
            app.Time.Advance(TimeSpan.FromMilliseconds(50));
            return run.IsCompleted;
        }, "the job is done");
    }

    private static WebhookMessage MessageOf(CustomerId customer, DateTimeOffset at) => WebhookMessage.Of(customer, new Announcement(EventCatalogue.PushReverted, "user", new RevertEndedEvent(default, default, default, "user", "idle", at), at), "{}");

    private async Task EndedActionsAsync(int daysAgo)
    {
        var pushedAt = AmpsApp.Start.AddDays(-daysAgo);
        var planted = await app.PlantActionsAsync("auron", 3, start: AmpsApp.Start.AddDays(1), pushedAt);
        await app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, async services =>
        {
            var db = services.GetRequiredService<IEnvironmentDb>();
            foreach (var action in await db.Actions.Where(row => planted.Contains(row.Id)).ToListAsync()) action.Cancel(CancelReason.Requested, pushedAt);
            return await db.SaveChangesAsync(CancellationToken.None);
        });
    }

    private Task AddAsync(params Func<CustomerId, object>[] rows) => app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, async services =>
    {
        var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
        db.AddRange(rows.Select(row => row(CustomerId.Trust(app.Demo.CustomerId))));
        return await db.SaveChangesAsync();
    });

    private Task<int> CountAsync<T>(Func<IEnvironmentDb, IQueryable<T>> rows) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services => rows(services.GetRequiredService<IEnvironmentDb>()).CountAsync());
}
