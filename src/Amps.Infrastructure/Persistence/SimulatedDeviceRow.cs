using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Infrastructure.Persistence;

/// <summary>What happened to one simulated device: the Simulator's own memory, as a real manufacturer has its own.</summary>
internal sealed class SimulatedDeviceRow : IOwned
{
    public CustomerId CustomerId { get; init; }

    public string Serial { get; init; } = "";

    /// <summary>JSON of the Simulator's.</summary>
    public string History { get; set; } = "";

    /// <summary>Counts the changes, so that of two at once neither is lost.</summary>
    public int Version { get; set; }
}
