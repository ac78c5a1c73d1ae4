using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Removals;

/// <summary>Works off what removed devices and erased users owe, over all customers. Any number of nodes may do it at once: every step may be repeated.</summary>
public sealed partial class RemovalWork(IServiceScopeFactory scopes, IRemovalQueue queue, TimeProvider time, ILogger<RemovalWork> logger)
{
    private const string Actor = "system:removal";

    // So that a customer with much to remove holds up no other.
    private const int MostRows = 100;

    /// <summary>Does what is due in an environment; what cannot be done is left for the next time.</summary>
    public async Task RunAsync(AmpsEnvironment environment, CancellationToken cancellationToken)
    {
        foreach (var customer in await queue.DueAsync(environment, time.Now(), cancellationToken))
        {
            var tenant = new Tenant(environment, customer);
            await RunAsync(tenant, "devices", async services =>
            {
                var now = time.Now();
                var due = await services.GetRequiredService<IEnvironmentDb>().DeviceRemovals.AsNoTracking().Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).Take(MostRows).ToListAsync(cancellationToken);
                foreach (var removal in due) await services.GetRequiredService<DeviceLeftovers>().ClearAsync(removal, cancellationToken);
            });
            await RunAsync(tenant, "users", async services =>
            {
                var now = time.Now();
                var due = await services.GetRequiredService<IEnvironmentDb>().UserErasures.AsNoTracking().Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).Take(MostRows).ToListAsync(cancellationToken);
                foreach (var erasure in due) await services.GetRequiredService<UserLeftovers>().ClearAsync(erasure, cancellationToken);
            });
        }
    }

    private async Task RunAsync(Tenant tenant, string what, Func<IServiceProvider, Task> work)
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
