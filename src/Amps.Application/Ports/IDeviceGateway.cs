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
}

/// <summary>What the gateway has to know of a device to reach it.</summary>
public sealed record DeviceTarget(string Oem, string Account, DeviceType Type, string OemDeviceId, string Model);

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
