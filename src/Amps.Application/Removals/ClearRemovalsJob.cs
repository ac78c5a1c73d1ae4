using Amps.Application.Common;
using Amps.Application.Devices.EndStragglers;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Removals;

/// <summary>Works off what removed devices and erased users owe, over all customers.</summary>
public sealed partial class ClearRemovalsJob(IServiceScopeFactory scopes, IRemovalQueue queue, TimeProvider time, ILogger<ClearRemovalsJob> logger) : IRecurringJob
{
    private const string Actor = "system:removal";

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
        var now = time.Now();
        await TryAsync(tenant, "devices", async services =>
        {
            var due = services.GetRequiredService<IEnvironmentDb>().DeviceRemovals.AsNoTracking().Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).Take(MostRows);
            foreach (var removal in await due.ToListAsync(cancellationToken))
            {
                // Only where the removal was cut off right after its save are there any.
                var reason = removal.Erases ? CancelReason.UserErased : CancelReason.DeviceRemoved;
                await services.GetRequiredService<ISender>().Send(new EndStragglersCommand(removal.DeviceId, reason), cancellationToken);
                await services.GetRequiredService<DeviceLeftovers>().ClearAsync(removal, cancellationToken);
            }
        });
        await TryAsync(tenant, "users", async services =>
        {
            var due = services.GetRequiredService<IEnvironmentDb>().UserErasures.AsNoTracking().Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).Take(MostRows);
            foreach (var erasure in await due.ToListAsync(cancellationToken)) await services.GetRequiredService<UserLeftovers>().ClearAsync(erasure, cancellationToken);
        });
    }

    private async Task TryAsync(Tenant tenant, string what, Func<IServiceProvider, Task> work)
    {
        try
        {
            await using var scope = scopes.CreateFor(tenant, Actor);
            await work(scope.ServiceProvider);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Broke(exception, what, tenant.CustomerId, tenant.Environment);
        }
    }

    [LoggerMessage(LogLevel.Error, "Clearing away what removed {What} of {Customer} left in {Environment} broke")]
    private partial void Broke(Exception exception, string what, CustomerId customer, AmpsEnvironment environment);
}
