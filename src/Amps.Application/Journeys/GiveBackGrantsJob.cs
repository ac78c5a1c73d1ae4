using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Removals;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Journeys;

/// <summary>Gives back what journeys were granted and did not link, over all customers. Each manufacturer by itself, and one that does not answer is asked once a run: so it keeps neither the others waiting nor the job busy.</summary>
public sealed partial class GiveBackGrantsJob(IJourneyFinder finder, IServiceScopeFactory scopes, TimeProvider time, ILogger<GiveBackGrantsJob> logger) : IRecurringJob
{
    private const int MostOfManufacturer = 100;
    private const string Actor = "system:grants";

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var owed = new List<(AmpsEnvironment Environment, string Oem)>();
        foreach (var environment in Enum.GetValues<AmpsEnvironment>()) owed.AddRange((await finder.OwedOemsAsync(environment, time.Now(), cancellationToken)).Select(oem => (environment, oem)));

        var cleared = await Task.WhenAll(owed.Select(one => GiveBackAsync(one.Environment, one.Oem, cancellationToken)));
        return $"{cleared.Sum()} grants given back";
    }

    private async Task<int> GiveBackAsync(AmpsEnvironment environment, string oem, CancellationToken cancellationToken)
    {
        var cleared = 0;
        foreach (var found in await finder.OwedGrantsAsync(environment, oem, time.Now(), MostOfManufacturer, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var given = await TryAsync(found);
            if (given == GivenBack.NoAnswer) break;
            if (given == GivenBack.Done) cleared++;
        }

        return cleared;
    }

    private async Task<GivenBack> TryAsync(FoundGrant found)
    {
        try
        {
            await using var scope = scopes.CreateFor(found.Tenant, Actor);
            var db = scope.ServiceProvider.GetRequiredService<IEnvironmentDb>();
            var owed = await db.UnlinkedGrants.AsNoTracking().SingleOrDefaultAsync(row => row.JourneyId == found.Journey && row.Sequence == found.Sequence, CancellationToken.None);
            return owed is null ? GivenBack.Done : await scope.ServiceProvider.GetRequiredService<JourneyGrants>().ClearAsync(owed);
        }
        catch (Exception exception)
        {
            Broke(exception, found.Journey);
            return GivenBack.Broke;
        }
    }

    [LoggerMessage(LogLevel.Error, "Giving back what {Journey} was granted broke")]
    private partial void Broke(Exception exception, JourneyId journey);
}
