using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

internal sealed class EndpointOwners(IReadOnlyDictionary<Store, Func<DbContext>> stores) : IEndpointOwners
{
    public Task<Tenant?> FindAsync(EndpointId endpoint, CancellationToken cancellationToken) => stores.FindAsync(
        (context, environment) => context.Endpoints.IgnoreQueryFilters([Filters.Customer]).Where(row => row.Id == endpoint).Select(row => (Tenant?)new Tenant(environment, row.CustomerId)),
        cancellationToken);
}
