using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Application.Ports;

/// <summary>Where end users sign in at manufacturers. Nothing here touches our database; who signs in for a journey goes through <see cref="Credentials.SignIns"/>, which slows guessing.</summary>
public interface ISignIn
{
    /// <summary>Tries to sign in.</summary>
    /// <returns>What the manufacturer says, or a failure where it said nothing usable.</returns>
    /// <remarks>Never throws for what a manufacturer does; throws only on cancellation or a bug in the driver. Not to be repeated by itself: wrong attempts count at the manufacturer.</remarks>
    Task<DriverResult<SignInAnswer>> SignInAsync(AmpsEnvironment environment, string oem, SignInAttempt attempt, CancellationToken cancellationToken);

    /// <summary>The address of the manufacturer's own sign-in page, by which <see cref="SignInAttempt.OAuthCode"/> comes about.</summary>
    /// <returns>Nothing where the manufacturer has no such page.</returns>
    Uri? AuthorizeUrl(AmpsEnvironment environment, string oem, AuthorizationRequest request);

    /// <summary>Lists the devices of an account that has just signed in. Safe to repeat; changes nothing at the manufacturer.</summary>
    Task<DriverResult<IReadOnlyList<DiscoveredDevice>>> DiscoverAsync(Tenant tenant, string oem, SignedIn account, CancellationToken cancellationToken);

    /// <summary>Whether the manufacturer takes one grant of an account back and leaves the account's others as they are.</summary>
    bool RevokesOneByOne(AmpsEnvironment environment, string oem);

    /// <summary>Gives back what an account granted that was not linked in the end, or is linked by another grant now. Safe to repeat.</summary>
    Task<DriverResult<Done>> RevokeAsync(Tenant tenant, string oem, SignedIn account, CancellationToken cancellationToken);
}
