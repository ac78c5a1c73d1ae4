using Amps.Application.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Application.Ports;

/// <summary>Finds end users' accounts over all customers, where nobody names the customer; the work itself is done in each one's own scope.</summary>
public interface ICredentialFinder
{
    /// <summary>Whose the link is to sign in again, by its token's hash, in either environment. Whether it is still worth something, the credential says itself.</summary>
    /// <returns>Nothing where no such token is open.</returns>
    Task<FoundCredential?> ByReconnectHashAsync(string hash, CancellationToken cancellationToken);

    /// <summary>In whose world an account is, in either environment.</summary>
    /// <returns>Nothing where there is no such account.</returns>
    Task<FoundCredential?> FindAsync(CredentialId credential, CancellationToken cancellationToken);

    /// <summary>By which account a device is reached, in either environment.</summary>
    /// <returns>Nothing where there is no such device.</returns>
    Task<FoundCredential?> ByDeviceAsync(DeviceId device, CancellationToken cancellationToken);

    /// <summary>The accounts of an environment that are to be checked by then, the longest due first; and those that refuse us and that no device uses.</summary>
    Task<IReadOnlyList<FoundCredential>> DueAsync(AmpsEnvironment environment, DateTimeOffset now, int most, CancellationToken cancellationToken);
}

/// <summary>An end user's account, and in whose world it is.</summary>
public sealed record FoundCredential(Tenant Tenant, CredentialId Id);
