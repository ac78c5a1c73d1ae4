using Amps.Domain.Customers;

namespace Amps.Domain.Devices;

/// <summary>Says that a customer's sandbox got its first devices, so that they are given once, even if the customer removes them all.</summary>
public sealed class SandboxStock : IOwned
{
    private SandboxStock()
    {
    }

    public CustomerId CustomerId { get; private init; }

    public DateTimeOffset StockedAt { get; private init; }

    public static SandboxStock Of(CustomerId customer, DateTimeOffset now) => new() { CustomerId = customer, StockedAt = now };
}
