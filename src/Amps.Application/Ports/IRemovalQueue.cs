using Amps.Domain.Customers;

namespace Amps.Application.Ports;

/// <summary>Sees over all customers who of them owes removals; the work itself is done in each one's own scope.</summary>
public interface IRemovalQueue
{
    /// <summary>The customers of an environment who owe something by now.</summary>
    Task<IReadOnlyList<CustomerId>> DueAsync(AmpsEnvironment environment, DateTimeOffset now, CancellationToken cancellationToken);
}
