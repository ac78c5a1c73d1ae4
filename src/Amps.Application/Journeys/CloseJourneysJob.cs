using Amps.Application.Common;
using Amps.Application.Journeys.EndJourney;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.Journeys;

/// <summary>Ends the journeys that ran out of time, and forgets what they kept; what they were granted is owed from then on. Asks no manufacturer, so that none holds it up.</summary>
public sealed class CloseJourneysJob(IJourneyFinder finder, IServiceScopeFactory scopes, TimeProvider time) : IRecurringJob
{
    private const int Batch = 200;
    private const string Actor = "system:journeys";

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var closed = 0;
        foreach (var environment in Enum.GetValues<AmpsEnvironment>())
        {
            for (var found = await NextAsync(environment, cancellationToken); found.Count > 0; found = await NextAsync(environment, cancellationToken))
            {
                foreach (var one in found) await scopes.SendAsync(one.Tenant, Actor, new EndJourneyCommand(one.Id, new JourneyEnd.Expired()), cancellationToken);
                closed += found.Count;
            }
        }

        return $"{closed} journeys closed";
    }

    private Task<IReadOnlyList<FoundJourney>> NextAsync(AmpsEnvironment environment, CancellationToken cancellationToken) => finder.OverdueAsync(environment, time.Now(), Batch, cancellationToken);
}
