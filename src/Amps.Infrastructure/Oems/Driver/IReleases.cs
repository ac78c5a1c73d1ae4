using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Driver;

/// <summary>Is a manufacturer that wants to know when a device is no longer ours, for example to end a subscription. One that keeps nothing needs it not.</summary>
internal interface IReleases
{
    /// <summary>Lets go of the device. Safe to repeat; one that the manufacturer does not know any more is a success.</summary>
    Task<DriverResult<Done>> ReleaseAsync(OemSession session, OemDevice device, CancellationToken cancellationToken);
}

/// <summary>Is a manufacturer that can take back what an account granted us.</summary>
internal interface IRevokes
{
    /// <summary>Whether the account's other grants stay as they are. Where they may not, a grant is given back only when nobody uses the account any more.</summary>
    bool OneByOne => false;

    /// <summary>Gives the grant back; none of our devices uses it any more. Safe to repeat; a grant that has ended already is a success.</summary>
    Task<DriverResult<Done>> RevokeAsync(OemSession session, CancellationToken cancellationToken);
}
