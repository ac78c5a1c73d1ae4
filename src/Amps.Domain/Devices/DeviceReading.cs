using Amps.Domain.Customers;

namespace Amps.Domain.Devices;

/// <summary>All that one pull from a manufacturer says of a device.</summary>
/// <param name="State">Of the family of the device's type.</param>
/// <param name="Settings">What the declared settings are set to; empty where the device has none.</param>
/// <param name="Declaration">What the device takes, as of now.</param>
public sealed record DeviceReading(DeviceState State, IReadOnlyDictionary<string, SettingValue> Settings, DeviceDeclaration Declaration);

/// <summary>A stored reading, kept for the device's history.</summary>
public sealed class HistoryEntry : IOwned
{
    private HistoryEntry()
    {
    }

    public DeviceId DeviceId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public DeviceState State { get; private init; } = null!;

    internal static HistoryEntry Of(Device device, DeviceState state, DateTimeOffset at) =>
        new() { DeviceId = device.Id, CustomerId = device.CustomerId, At = at, State = state };
}
