using Amps.Domain.Customers;

namespace Amps.Domain.Devices;

/// <summary>Belongs to one customer; the databases show and take it only in that customer's scope.</summary>
public interface IOwned
{
    CustomerId CustomerId { get; }
}
