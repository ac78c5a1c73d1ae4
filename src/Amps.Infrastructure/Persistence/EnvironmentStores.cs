using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

internal static class EnvironmentStores
{
    /// <summary>Leases a context of an environment for work that belongs to no customer; it is bound to none.</summary>
    public static EnvironmentDbContext Open(this IReadOnlyDictionary<Store, Func<DbContext>> stores, AmpsEnvironment environment) =>
        (EnvironmentDbContext)stores[environment switch { AmpsEnvironment.Sandbox => Store.Sandbox, AmpsEnvironment.Live => Store.Live }]();

    /// <summary>Looks through both environments until something is found.</summary>
    public static async Task<T?> FindAsync<T>(
        this IReadOnlyDictionary<Store, Func<DbContext>> stores, Func<EnvironmentDbContext, AmpsEnvironment, IQueryable<T>> find, CancellationToken cancellationToken)
    {
        foreach (var environment in Enum.GetValues<AmpsEnvironment>())
        {
            await using var context = stores.Open(environment);
            if (await find(context, environment).FirstOrDefaultAsync(cancellationToken) is { } found) return found;
        }

        return default;
    }
}
