using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

internal sealed class RemovalQueue(IReadOnlyDictionary<Store, Func<DbContext>> stores) : IRemovalQueue
{
    public async Task<IReadOnlyList<CustomerId>> DueAsync(AmpsEnvironment environment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = stores.Open(environment);
        var devices = context.DeviceRemovals.IgnoreQueryFilters([Filters.Customer]).Where(row => row.DueAt <= now).Select(row => row.CustomerId);
        var users = context.UserErasures.IgnoreQueryFilters([Filters.Customer]).Where(row => row.DueAt <= now).Select(row => row.CustomerId);
        return await devices.Union(users).ToListAsync(cancellationToken);
    }
}
