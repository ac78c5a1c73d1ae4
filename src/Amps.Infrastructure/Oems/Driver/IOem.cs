using Amps.Domain.Actions;
using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Driver;

/// <summary>One manufacturer: what it is, which devices an account there holds, and the driver of each device type it makes.</summary>
/// <remarks>To add one: a folder beside this one and a line in <see cref="OemCatalog"/>. The Simulator is the blueprint.</remarks>
internal interface IOem
{
    OemManifest Manifest { get; }

    /// <summary>The drivers by device type; the manifest's device types are their keys.</summary>
    IReadOnlyDictionary<DeviceType, IOemDriver> Drivers { get; }

    /// <summary>Lists the devices of the session's account. May be repeated; changes nothing at the manufacturer.</summary>
    Task<DriverResult<IReadOnlyList<DiscoveredDevice>>> DiscoverAsync(OemSession session, CancellationToken cancellationToken);
}

/// <summary>The facts about a manufacturer that are data.</summary>
/// <param name="Key">The stable word for it in ids, filters and the databases.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Tier">Which customers see it in live.</param>
/// <param name="AuthMethods">How an end user can sign in.</param>
/// <param name="Freshness">How old the manufacturer's own data may be when it answers.</param>
internal sealed record OemManifest(string Key, string Name, OemTier Tier, IReadOnlyList<AuthMethod> AuthMethods, TimeSpan Freshness);

/// <summary>Drives the devices of one type of one manufacturer. What the code can do is said by the interfaces it implements besides.</summary>
internal interface IOemDriver
{
    /// <summary>What a model takes. A contract test proves that this and the implemented interfaces agree.</summary>
    DeviceDeclaration Declare(string model);
}

/// <summary>Can read the state of a device family.</summary>
internal interface IReads<TState> where TState : DeviceState
{
    /// <summary>Reads everything at once. Safe to repeat. Never throws for what the manufacturer does; throws only on cancellation.</summary>
    Task<DriverResult<OemReading<TState>>> ReadAsync(OemSession session, OemDevice device, CancellationToken cancellationToken);
}

/// <summary>A reading in the vocabulary of the contract; units are converted, unknown values are null.</summary>
internal sealed record OemReading<TState>(TState State, IReadOnlyDictionary<string, SettingValue> Settings) where TState : DeviceState;

/// <summary>A device as its manufacturer knows it.</summary>
internal sealed record OemDevice(string Id, string Model);

/// <summary>The account that a call is made for. Its credentials are fresh: the gateway sees to that, never a driver.</summary>
/// <param name="Account">The account, by the manufacturer's name for it.</param>
/// <param name="Tenant">Whose device is spoken to. None at discovery, where the devices are nobody's yet.</param>
/// <param name="Handle">The idempotency handle of the command that is sent, checked or verified; the same at each repetition.</param>
/// <param name="Sandbox">How the command shall end. Only the Simulator heeds it.</param>
/// <param name="ClearsScheduler">Whether the command clears the manufacturer's own scheduler first; see <see cref="IClearsScheduler"/>.</param>
internal sealed record OemSession(string Account, Tenant? Tenant = null, string? Handle = null, SandboxControls? Sandbox = null, bool ClearsScheduler = false)
{
    /// <summary>What the call is made with; none where the account needs nothing.</summary>
    public Grant? Grant { get; init; }

    /// <summary>A key of environment and customer: two customers may hold the same serial, and neither may see what the other does with it.</summary>
    public string World => Tenant is { } tenant
        ? $"{Wire<AmpsEnvironment>.Name(tenant.Environment)}/{tenant.CustomerId}"
        : throw new InvalidOperationException("This session speaks to nobody's device.");
}
