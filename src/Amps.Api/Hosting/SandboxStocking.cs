using Amps.Application.Common;
using Amps.Application.Customers.ListCustomers;
using Amps.Application.Devices.StockSandbox;
using Amps.Domain.Customers;

namespace Amps.Api.Hosting;

/// <summary>Gives customers the first devices of their sandbox. A customer is one save and its sandbox another, so what a crash left between is finished at the next start.</summary>
internal static partial class SandboxStocking
{
    private const string AtStart = "system:start";

    public static async Task StockAsync(IServiceProvider services, CustomerId customer, AuditOrigin origin, CancellationToken cancellationToken)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var stocked = await scopes.SendAsync(new Tenant(AmpsEnvironment.Sandbox, customer), origin, new StockSandboxCommand(), cancellationToken);
        if (!stocked.Succeeded) throw new InvalidOperationException($"The sandbox of {customer} could not be stocked: {stocked.Failure.Message}");
    }

    public static async Task FinishAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Operate(AtStart);
        var customers = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new ListCustomersQuery(), cancellationToken);
        foreach (var customer in customers.Value)
        {
            try
            {
                await StockAsync(services, customer.CustomerId, new AuditOrigin(AtStart, Address: null), cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Another node that starts at the same moment may have been quicker; nobody else's start may fail for it.
                Failed(services.GetRequiredService<ILogger<Program>>(), exception, customer.CustomerId);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The sandbox of {Customer} was not stocked")]
    private static partial void Failed(ILogger logger, Exception exception, CustomerId customer);
}
