using Amps.Application.Common;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Application.Ports;

/// <summary>The only way to a manufacturer. Finds the driver, sees to the credentials, calls, and translates the failure.</summary>
public interface IDeviceGateway
{
    /// <summary>The manufacturers of an environment, in the order in which people see them.</summary>
    IReadOnlyList<OemDescription> Oems(AmpsEnvironment environment);

    /// <summary>Reads a device at its manufacturer.</summary>
    /// <remarks>Safe to repeat. Never throws for what a manufacturer does; throws only on cancellation or a bug in the driver.</remarks>
    Task<DriverResult<DeviceReading>> ReadAsync(AmpsEnvironment environment, DeviceTarget target, CancellationToken cancellationToken);

    /// <summary>Lists the devices of an account. Safe to repeat; changes nothing at the manufacturer.</summary>
    Task<DriverResult<IReadOnlyList<DiscoveredDevice>>> DiscoverAsync(AmpsEnvironment environment, string oem, string account, CancellationToken cancellationToken);

    /// <summary>Reads what a device is told to do, as a command that brings this mode back when it is applied later.</summary>
    /// <returns>Nothing where the manufacturer cannot tell, or the mode has no words in our commands: then the family's default has to do.</returns>
    /// <remarks>Safe to repeat; changes nothing.</remarks>
    Task<DriverResult<DeviceCommand?>> ReadModeAsync(AmpsEnvironment environment, DeviceTarget target, CancellationToken cancellationToken);

    /// <summary>Reads what the manufacturer's own scheduler holds, after it stood in the way of a command: to be kept before an order clears it.</summary>
    /// <returns>The driver's own words; nothing where no scheduler runs, or the driver cannot clear it.</returns>
    /// <remarks>Safe to repeat; changes nothing.</remarks>
    Task<DriverResult<string?>> ReadSchedulerAsync(AmpsEnvironment environment, DeviceTarget target, CommandOrder order, CancellationToken cancellationToken);

    /// <summary>Sends a command to a device that declares it. A revert is sent in the same way: it applies the mode that was read before.</summary>
    /// <returns>
    /// <see cref="OemAnswer.Done"/>, also where the device was told so already; or <see cref="OemAnswer.Pending"/>, which says when and with which handle to call
    /// <see cref="CheckAsync"/>; or a failure.
    /// </returns>
    /// <remarks>
    /// Sends at most once. May be repeated, with the same order, after a failure that is transient, or once <see cref="VerifyAsync"/> says <see cref="CommandEffect.NotApplied"/>;
    /// what the sandbox was ordered to answer stays the same at each repetition. A command that the driver's code does not know is a bug and throws.
    /// </remarks>
    Task<DriverResult<OemAnswer>> ApplyAsync(AmpsEnvironment environment, DeviceTarget target, CommandOrder order, CancellationToken cancellationToken);

    /// <summary>Asks again about a command that was accepted and not in force yet.</summary>
    /// <param name="environment">Where the device is.</param>
    /// <param name="target">The device.</param>
    /// <param name="order">As it was sent.</param>
    /// <param name="handle">What the pending answer gave.</param>
    /// <param name="cancellationToken">Leaves the command as it is.</param>
    /// <remarks>Safe to repeat. The answer may be pending again, with another handle. After a transient failure ask again; any other one is the command's end.</remarks>
    Task<DriverResult<OemAnswer>> CheckAsync(AmpsEnvironment environment, DeviceTarget target, CommandOrder order, string handle, CancellationToken cancellationToken);

    /// <summary>Finds out whether a command took effect whose answer was lost, from a fresh read at the manufacturer.</summary>
    /// <returns><see cref="CommandEffect.CannotTell"/> also for every driver that has no means to find out.</returns>
    /// <remarks>Safe to repeat; changes nothing.</remarks>
    Task<DriverResult<CommandEffect>> VerifyAsync(AmpsEnvironment environment, DeviceTarget target, CommandOrder order, CancellationToken cancellationToken);

    /// <summary>Writes settings that the device declares and that are not read-only, within their bounds.</summary>
    /// <returns>Each key as updated or failed; a failure of the whole leaves open which were written.</returns>
    /// <remarks>Safe to repeat, in whole or in part.</remarks>
    Task<DriverResult<SettingsOutcome>> WriteSettingsAsync(
        AmpsEnvironment environment, DeviceTarget target, IReadOnlyDictionary<string, SettingValue> settings, CancellationToken cancellationToken);

    /// <summary>Tells a manufacturer that a device is no longer ours, where it wants to know. Safe to repeat.</summary>
    Task<DriverResult<Done>> ReleaseAsync(AmpsEnvironment environment, DeviceTarget target, CancellationToken cancellationToken);

    /// <summary>Gives back what an end user's account granted us, where the manufacturer can take it back. Safe to repeat.</summary>
    Task<DriverResult<Done>> RevokeAsync(Tenant tenant, string oem, string account, AccountAccess? access, CancellationToken cancellationToken);

    /// <summary>Finds out whether an end user's account still lets us in. Safe to repeat; changes nothing at the manufacturer.</summary>
    Task<DriverResult<Done>> CheckAccountAsync(Tenant tenant, string oem, string account, AccountAccess? access, CancellationToken cancellationToken);
}

/// <summary>What the gateway has to know of a device to reach it.</summary>
/// <param name="Oem">The manufacturer's key.</param>
/// <param name="Account">The end user's account there.</param>
/// <param name="Type">The family.</param>
/// <param name="OemDeviceId">The manufacturer's own id.</param>
/// <param name="Model">As the manufacturer calls it.</param>
/// <param name="Customer">Whose device it is: in the sandbox two customers may hold the same simulated serial, each in a world of its own.</param>
public sealed record DeviceTarget(string Oem, string Account, DeviceType Type, string OemDeviceId, string Model, CustomerId Customer)
{
    /// <summary>What opens the account; none where it needs nothing, as simulated ones.</summary>
    public AccountAccess? Access { get; init; }
}

/// <summary>What opens an end user's account: its grant as it rests, which the gateway alone unseals and renews.</summary>
/// <param name="Credential">The row for which it is sealed.</param>
/// <param name="SealedGrant">The grant.</param>
/// <param name="ExpiresAt">When calls with it are refused.</param>
public sealed record AccountAccess(CredentialId Credential, string SealedGrant, DateTimeOffset? ExpiresAt)
{
    /// <returns>Nothing where the account needs no grant.</returns>
    public static AccountAccess? Of(Credential credential) =>
        credential.SealedGrant is { } grant ? new AccountAccess(credential.Id, grant, credential.GrantExpiresAt) : null;

    /// <summary>What a log may show of it.</summary>
    public override string ToString() => Credential.Value;
}

/// <summary>A command on its way.</summary>
/// <param name="Handle">One for each sending that is meant to happen once, the same at each repetition; an action and its revert have two.</param>
/// <param name="Command">What is told.</param>
/// <param name="Sandbox">How it shall end; live ignores it.</param>
/// <param name="ClearsScheduler">Whether the manufacturer's own scheduler is cleared before the command is sent. Only once <see cref="IDeviceGateway.ReadSchedulerAsync"/> gave what it holds.</param>
public sealed record CommandOrder(string Handle, DeviceCommand Command, SandboxControls? Sandbox = null, bool ClearsScheduler = false);

/// <summary>A manufacturer as integrators see it.</summary>
/// <param name="Key">The stable word for it.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Tier">Which customers see it in live.</param>
/// <param name="DeviceTypes">What it makes.</param>
/// <param name="AuthMethods">How an end user can sign in.</param>
/// <param name="Health">Judged by our own calls of the last minutes.</param>
/// <param name="Freshness">How old the manufacturer's own data may be.</param>
public sealed record OemDescription(
    string Key,
    string Name,
    OemTier Tier,
    IReadOnlyList<DeviceType> DeviceTypes,
    IReadOnlyList<AuthMethod> AuthMethods,
    OemHealth Health,
    TimeSpan Freshness);
