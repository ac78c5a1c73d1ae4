using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

/// <summary>Looks through both environments, at nothing but the owner.</summary>
internal sealed class EndpointOwners(IReadOnlyDictionary<Store, Func<DbContext>> stores) : IEndpointOwners
{
    public async Task<Tenant?> FindAsync(EndpointId endpoint, CancellationToken cancellationToken) =>
        await FindInAsync(AmpsEnvironment.Sandbox, endpoint, cancellationToken) ?? await FindInAsync(AmpsEnvironment.Live, endpoint, cancellationToken);

    private async Task<Tenant?> FindInAsync(AmpsEnvironment environment, EndpointId endpoint, CancellationToken cancellationToken)
    {
        await using var context = stores.Open(environment);
        var owners = await context.Endpoints.IgnoreQueryFilters([Filters.Customer]).Where(row => row.Id == endpoint).Select(row => row.CustomerId).ToListAsync(cancellationToken);
        return owners.Count == 0 ? null : new Tenant(environment, owners[0]);
    }
}
