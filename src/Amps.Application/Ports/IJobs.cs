using Amps.Domain.Customers;

namespace Amps.Application.Ports;

/// <summary>The engine that works off what the rows owe. The rows are the queue: a lost announcement costs a second, never a row.</summary>
public interface IJobs
{
    /// <summary>Says that an environment has rows that are due. Cheap, may be repeated, never fails.</summary>
    void Announce(AmpsEnvironment environment);
}
