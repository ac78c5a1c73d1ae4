using Amps.Application.Common;
using Amps.Application.Customers.ListCustomers;
using Amps.Application.Devices.StockSandbox;
using Amps.Domain.Customers;

namespace Amps.Api.Hosting;

/// <summary>Gives customers the first devices of their sandbox. A customer is one save and its sandbox another, so what a crash left between is finished at the next start.</summary>
internal static class SandboxStocking
{
    public static async Task StockAsync(IServiceProvider services, CustomerId customer, string actor, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Bind(new Tenant(AmpsEnvironment.Sandbox, customer), actor);
        await scope.ServiceProvider.GetRequiredService<ISender>().Send(new StockSandboxCommand(), cancellationToken);
    }

    public static async Task FinishAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var customers = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new ListCustomersQuery(), cancellationToken);
        foreach (var customer in customers.Value)
        {
            await StockAsync(services, customer.CustomerId, "system:start", cancellationToken);
        }
    }
}
