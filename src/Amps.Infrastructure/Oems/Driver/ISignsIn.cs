using Amps.Domain.Credentials;
using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Driver;

/// <summary>Is a manufacturer at which end users can sign in. The ways are those of its manifest; any of them may ask for a second proof.</summary>
internal interface ISignsIn
{
    /// <summary>Tries once. What was typed is forgotten when this returns: only the grant of the answer is kept.</summary>
    /// <remarks>Never throws for what the manufacturer does; throws only on cancellation. An attempt of a way that the manifest does not list is <see cref="SignInRefusal.MethodNotOffered"/>.</remarks>
    Task<DriverResult<SignInAnswer>> SignInAsync(SignInAttempt attempt, CancellationToken cancellationToken);
}

/// <summary>Is a manufacturer with a sign-in page of its own, by OAuth's authorization code with PKCE.</summary>
internal interface IAuthorizes
{
    /// <summary>The page's address with everything that it is to know.</summary>
    Uri AuthorizeUrl(AuthorizationRequest request);
}

/// <summary>Is a manufacturer whose grants end, and can be renewed without their owner.</summary>
internal interface IRefreshes
{
    /// <summary>Gives another grant for the session's one, which may end by that. The gateway asks once at a time for each account.</summary>
    Task<DriverResult<Grant>> RefreshAsync(OemSession session, CancellationToken cancellationToken);
}
