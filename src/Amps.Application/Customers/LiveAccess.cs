using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.Customers;

/// <summary>Whether a customer may reach real hardware at this moment; asked by work that has no key of its own.</summary>
public sealed class LiveAccess(IServiceScopeFactory scopes)
{
    public async Task<bool> IsEnabledAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IPlatformDb>().Customers.AnyAsync(row => row.Id == customer && row.LiveEnabled, cancellationToken);
    }
}
