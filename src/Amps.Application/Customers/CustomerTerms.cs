using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Application.Customers;

/// <summary>A customer as operators see it.</summary>
/// <param name="CustomerId">Which.</param>
/// <param name="Name">As people know it.</param>
/// <param name="LiveEnabled">Whether it may reach real hardware.</param>
/// <param name="Tiers">What its end users are offered in live.</param>
/// <param name="SandboxCeilingPerMinute">What all its sandbox keys may call together.</param>
/// <param name="LiveCeilingPerMinute">What all its live keys may call together.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record CustomerTerms(
    CustomerId CustomerId,
    string Name,
    bool LiveEnabled,
    IReadOnlyList<OemTier> Tiers,
    int SandboxCeilingPerMinute,
    int LiveCeilingPerMinute,
    DateTimeOffset CreatedAt)
{
    internal static CustomerTerms Of(Customer customer) => new(
        customer.Id, customer.Name, customer.LiveEnabled, customer.Tiers, customer.SandboxCeilingPerMinute, customer.LiveCeilingPerMinute, customer.CreatedAt);
}
