using Amps.Application.Common;
using Amps.Application.Sandbox;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Application.Ports;

/// <summary>The back door of the simulated manufacturers: what integrators arrange there, so that the next calls through the <see cref="IDeviceGateway"/> meet it.</summary>
/// <remarks>Nothing here is a call to a manufacturer. What is arranged is durable when the call returns, holds in every process, and is known to the sandbox only.</remarks>
public interface ISandboxWorld
{
    /// <summary>A device of an account. Makes nothing: devices that nobody asks for cost nothing.</summary>
    /// <param name="vendor">A vendor of the sandbox that makes the type.</param>
    /// <param name="account">The end user's account there.</param>
    /// <param name="type">The family.</param>
    /// <param name="mark">Tells further devices of the type from the account's first one, which has none. Each gives another serial, always the same one.</param>
    DiscoveredDevice DeviceOf(string vendor, string account, DeviceType type, string? mark);

    /// <summary>What the device would say now if its manufacturer let everybody in; no ordered failure is used up by it.</summary>
    Task<DeviceReading> ShowAsync(DeviceTarget target, CancellationToken cancellationToken);

    /// <summary>Makes a device say these fields until an instant, instead of those that were held before. Safe to repeat.</summary>
    Task HoldAsync(Tenant tenant, string serial, StatePatch held, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Makes the next calls for a device fail, instead of those that were ordered before. Safe to repeat.</summary>
    /// <param name="tenant">Whose device.</param>
    /// <param name="serial">The device.</param>
    /// <param name="reason">With what. What only a command can meet waits for one.</param>
    /// <param name="count">How many; 0 for none any more.</param>
    /// <param name="cancellationToken">Leaves everything as it was, or all is done.</param>
    Task OrderFailuresAsync(Tenant tenant, string serial, OemFailureReason reason, int count, CancellationToken cancellationToken);

    /// <summary>Whether a manufacturer of an environment is a simulated one.</summary>
    bool Knows(AmpsEnvironment environment, string vendor);

    /// <summary>Refuses what the account granted until now, for itself and for these devices. Safe to repeat.</summary>
    Task LockOutAsync(Tenant tenant, string vendor, string account, IReadOnlyList<string> serials, CancellationToken cancellationToken);

    /// <summary>Takes the account's credentials again: its owner has signed in. Safe to repeat.</summary>
    Task LetInAsync(Tenant tenant, string vendor, string account, IReadOnlyList<string> serials, CancellationToken cancellationToken);
}
