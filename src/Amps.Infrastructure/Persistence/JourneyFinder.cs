using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

/// <summary>Looks through both environments, at nothing but whose a journey is.</summary>
internal sealed class JourneyFinder(IReadOnlyDictionary<Store, Func<DbContext>> stores) : IJourneyFinder
{
    public async Task<Tenant?> FindAsync(JourneyId journey, CancellationToken cancellationToken) =>
        await FindInAsync(AmpsEnvironment.Sandbox, journey, cancellationToken) ?? await FindInAsync(AmpsEnvironment.Live, journey, cancellationToken);

    public async Task<IReadOnlyList<FoundJourney>> OverdueAsync(AmpsEnvironment environment, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await using var context = Open(environment);
        var rows = await All(context).Where(row => row.State == JourneyState.Pending && row.ExpiresAt <= now)
            .OrderBy(row => row.ExpiresAt).Select(row => new { row.CustomerId, row.Id }).Take(most).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new FoundJourney(new Tenant(environment, row.CustomerId), row.Id));
    }

    private async Task<Tenant?> FindInAsync(AmpsEnvironment environment, JourneyId journey, CancellationToken cancellationToken)
    {
        await using var context = Open(environment);
        var owners = await All(context).Where(row => row.Id == journey).Select(row => row.CustomerId).ToListAsync(cancellationToken);
        return owners.Count == 0 ? null : new Tenant(environment, owners[0]);
    }

    private DbContext Open(AmpsEnvironment environment) => stores[environment switch { AmpsEnvironment.Sandbox => Store.Sandbox, AmpsEnvironment.Live => Store.Live }]();

    private static IQueryable<Journey> All(DbContext context) => context.Set<Journey>().IgnoreQueryFilters([Filters.Customer]);
}
