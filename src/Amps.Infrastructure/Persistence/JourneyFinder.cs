using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

internal sealed class JourneyFinder(IReadOnlyDictionary<Store, Func<DbContext>> stores) : IJourneyFinder
{
    public Task<Tenant?> FindAsync(JourneyId journey, CancellationToken cancellationToken) => stores.FindAsync(
        (context, environment) => context.Journeys.IgnoreQueryFilters([Filters.Customer]).Where(row => row.Id == journey).Select(row => (Tenant?)new Tenant(environment, row.CustomerId)),
        cancellationToken);

    public Task<FoundJourney?> ByLinkHashAsync(string hash, CancellationToken cancellationToken) => stores.FindAsync(
        (context, environment) => context.Journeys.IgnoreQueryFilters([Filters.Customer]).Where(row => row.LinkHash == hash).Select(row => new FoundJourney(new Tenant(environment, row.CustomerId), row.Id)),
        cancellationToken);

    public async Task<IReadOnlyList<FoundJourney>> OverdueAsync(AmpsEnvironment environment, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await using var context = stores.Open(environment);
        var rows = await context.Journeys.IgnoreQueryFilters([Filters.Customer]).Where(row => row.State == JourneyState.Pending && row.ExpiresAt <= now)
            .OrderBy(row => row.ExpiresAt).Select(row => new { row.CustomerId, row.Id }).Take(most).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new FoundJourney(new Tenant(environment, row.CustomerId), row.Id));
    }

    public async Task<IReadOnlyList<string>> OwedOemsAsync(AmpsEnvironment environment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = stores.Open(environment);
        return await Owed(context, now).Select(row => row.Oem).Distinct().ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<FoundGrant>> OwedGrantsAsync(AmpsEnvironment environment, string oem, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await using var context = stores.Open(environment);
        var rows = await Owed(context, now).Where(row => row.Oem == oem).OrderBy(row => row.DueAt)
            .Select(row => new { row.CustomerId, row.JourneyId, row.Sequence }).Take(most).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new FoundGrant(new Tenant(environment, row.CustomerId), row.JourneyId, row.Sequence));
    }

    private static IQueryable<UnlinkedGrant> Owed(EnvironmentDbContext context, DateTimeOffset now) =>
        context.UnlinkedGrants.IgnoreQueryFilters([Filters.Customer]).Where(row => row.DueAt <= now);
}
