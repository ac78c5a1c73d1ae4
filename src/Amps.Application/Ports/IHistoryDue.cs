using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Application.Ports;

/// <summary>Finds the histories, of all customers of an environment, on which there is work.</summary>
public interface IHistoryDue
{
    /// <summary>The next ones that are due by then, the longest due first. Changes nothing.</summary>
    /// <param name="environment">Whose world.</param>
    /// <param name="now">By when.</param>
    /// <param name="after">The last one that was found before, or none at the start.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<DueHistory>> FindAsync(AmpsEnvironment environment, DateTimeOffset now, DueHistory? after, int most, CancellationToken cancellationToken);
}

/// <summary>A device on whose history there is work.</summary>
public sealed record DueHistory(CustomerId CustomerId, DeviceId DeviceId, DateTimeOffset DueAt);
