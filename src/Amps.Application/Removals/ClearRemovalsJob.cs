using Amps.Application.Common;
using Amps.Application.Devices.EndStragglers;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Removals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Removals;

/// <summary>Works off what removed devices and erased users owe, over all customers.</summary>
public sealed partial class ClearRemovalsJob(IServiceScopeFactory scopes, IRemovalQueue queue, TimeProvider time, ILogger<ClearRemovalsJob> logger) : IRecurringJob
{
    // So that a customer with much to remove holds up no other.
    private const int MostRows = 100;

    /// <summary>Does what is due; what cannot be done is left for the next time.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var customers = 0;
        foreach (var environment in Enum.GetValues<AmpsEnvironment>())
        {
            foreach (var customer in await queue.DueAsync(environment, time.Now(), cancellationToken))
            {
                await ClearAsync(new Tenant(environment, customer), cancellationToken);
                customers++;
            }
        }

        return $"{customers} customers' removals looked after";
    }

    private async Task ClearAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var (removals, erasures) = await DueAsync(tenant, cancellationToken);
        foreach (var removal in removals)
        {
            await TryAsync(tenant, removal.DeviceId.Value, db => db.DeviceRemovals.Where(row => row.DeviceId == removal.DeviceId), async services =>
            {
                // Only where the removal was cut off right after its save are there any.
                var reason = removal.Erases ? CancelReason.UserErased : CancelReason.DeviceRemoved;
                await services.GetRequiredService<ISender>().Send(new EndStragglersCommand(removal.DeviceId, reason), cancellationToken);
                await services.GetRequiredService<DeviceLeftovers>().ClearAsync(removal, cancellationToken);
            }, cancellationToken);
        }

        foreach (var erasure in erasures)
        {
            await TryAsync(tenant, erasure.Id.Value, db => db.UserErasures.Where(row => row.Id == erasure.Id), services =>
                services.GetRequiredService<UserLeftovers>().ClearAsync(erasure, cancellationToken), cancellationToken);
        }
    }

    private async Task<(IReadOnlyList<DeviceRemoval> Removals, IReadOnlyList<UserErasure> Erasures)> DueAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var now = time.Now();
        await using var scope = scopes.CreateFor(tenant, SystemActors.Removal);
        var db = scope.ServiceProvider.GetRequiredService<IEnvironmentDb>();
        return (
            await db.DeviceRemovals.AsNoTracking().Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).Take(MostRows).ToListAsync(cancellationToken),
            await db.UserErasures.AsNoTracking().Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).Take(MostRows).ToListAsync(cancellationToken));
    }

    private async Task TryAsync<TRow>(Tenant tenant, string what, Func<IEnvironmentDb, IQueryable<TRow>> row, Func<IServiceProvider, Task> work, CancellationToken cancellationToken) where TRow : class, IOwed
    {
        try
        {
            await using var scope = scopes.CreateFor(tenant, SystemActors.Removal);
            await work(scope.ServiceProvider);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Broke(exception, what, tenant.CustomerId, tenant.Environment);
            await TryPutOffAsync(tenant, what, row);
        }
    }

    // So that what breaks again and again does not stand before all the others.
    private async Task TryPutOffAsync<TRow>(Tenant tenant, string what, Func<IEnvironmentDb, IQueryable<TRow>> row) where TRow : class, IOwed
    {
        try
        {
            await using var scope = scopes.CreateFor(tenant, SystemActors.Removal);
            var db = scope.ServiceProvider.GetRequiredService<IEnvironmentDb>();
            await db.PutOffAsync(row(db), time.Now() + Owed.RetryPause, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Broke(exception, what, tenant.CustomerId, tenant.Environment);
        }
    }

    [LoggerMessage(LogLevel.Error, "Clearing away what {What} of {Customer} left in {Environment} broke")]
    private partial void Broke(Exception exception, string what, CustomerId customer, AmpsEnvironment environment);
}
