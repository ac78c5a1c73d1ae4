using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Accounts;

/// <summary>Sees to it that calls are made with a grant that is good.</summary>
internal interface IGrants
{
    /// <summary>Opens the account's grant, renews it where it ends soon, makes the call, and where that is refused renews the grant once and makes it again.</summary>
    Task<DriverResult<T>> CallAsync<T>(OemAccount account, Func<Grant?, Task<DriverResult<T>>> call, CancellationToken cancellationToken);
}

/// <summary>An end user's account that is called.</summary>
internal sealed record OemAccount(IOem Oem, Tenant Tenant, string Name, AccountAccess? Access)
{
    public OemSession Session(Grant? grant) => new(Name, Tenant) { Grant = grant };
}

/// <summary>For accounts that need nothing, as simulated ones.</summary>
internal sealed class NoGrants : IGrants
{
    public Task<DriverResult<T>> CallAsync<T>(OemAccount account, Func<Grant?, Task<DriverResult<T>>> call, CancellationToken cancellationToken) => call(null);
}
