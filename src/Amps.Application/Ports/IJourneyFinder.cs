using Amps.Application.Common;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;

namespace Amps.Application.Ports;

/// <summary>Finds journeys over all customers, for browsers and jobs that name no customer; the work itself is done in each one's own scope.</summary>
public interface IJourneyFinder
{
    /// <summary>In whose world a journey is, in either environment.</summary>
    /// <returns>Nothing where there is no such journey.</returns>
    Task<Tenant?> FindAsync(JourneyId journey, CancellationToken cancellationToken);

    /// <summary>The journey that a link's secret began or waits for.</summary>
    /// <returns>Nothing where there is none, or none any more.</returns>
    Task<FoundJourney?> ByLinkHashAsync(string hash, CancellationToken cancellationToken);

    /// <summary>The journeys that ran out of time and are not ended yet, the longest first.</summary>
    Task<IReadOnlyList<FoundJourney>> OverdueAsync(AmpsEnvironment environment, DateTimeOffset now, int most, CancellationToken cancellationToken);

    /// <summary>The manufacturers to whom grants are to be given back by then.</summary>
    Task<IReadOnlyList<string>> OwedOemsAsync(AmpsEnvironment environment, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The grants that are to be given back to a manufacturer by then, the longest due first.</summary>
    Task<IReadOnlyList<FoundGrant>> OwedGrantsAsync(AmpsEnvironment environment, string oem, DateTimeOffset now, int most, CancellationToken cancellationToken);
}

/// <summary>A journey, and in whose world it is.</summary>
public sealed record FoundJourney(Tenant Tenant, JourneyId Id);

/// <summary>A grant that is owed: at which step of which journey, and in whose world that is.</summary>
public sealed record FoundGrant(Tenant Tenant, JourneyId Journey, int Sequence);
