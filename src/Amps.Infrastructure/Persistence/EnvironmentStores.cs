using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

internal static class EnvironmentStores
{
    /// <summary>Leases a context of an environment for work that belongs to no customer; it is bound to none.</summary>
    public static EnvironmentDbContext Open(this IReadOnlyDictionary<Store, Func<DbContext>> stores, AmpsEnvironment environment) =>
        (EnvironmentDbContext)stores[environment switch { AmpsEnvironment.Sandbox => Store.Sandbox, AmpsEnvironment.Live => Store.Live }]();
}
