using System.Buffers.Text;
using Amps.Application.Ports;
using Amps.Infrastructure.Oems.Simulator.SignIn;

namespace Amps.Api.Simulator;

/// <summary>What a simulated sign-in page is asked for.</summary>
/// <param name="Oem">Whose page it is.</param>
/// <param name="Name">The same for people.</param>
/// <param name="RedirectUri">Where the browser goes back to: our own journey and nowhere else.</param>
/// <param name="Challenge">The public half of PKCE.</param>
/// <param name="State">Goes back unchanged.</param>
internal sealed record AuthorizeQuery(string Oem, string Name, Uri RedirectUri, string Challenge, string? State)
{
    private const int MaxState = 1000;
    private const int ChallengeSize = 32;

    /// <returns>Nothing where it is not a request that we would make ourselves.</returns>
    public static AuthorizeQuery? Read(IQueryCollection query, IPublicAddress address)
    {
        var (oem, state, challenge) = (query["oem"].ToString(), (string?)query["state"], query["code_challenge"].ToString());
        if (SimulatedSignInPage.NameOf(oem) is not { } name || query["response_type"] != "code" || query["client_id"] != "amps") return null;
        if (query["code_challenge_method"] != "S256" || !Base64Url.IsValid(challenge, out var size) || size != ChallengeSize || state?.Length > MaxState) return null;

        return Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var redirect) && IsOurs(redirect, new Uri(address.Journey)) ? new AuthorizeQuery(oem, name, redirect, challenge, state) : null;
    }

    // Loopback has several names.
    private static bool IsOurs(Uri redirect, Uri us) =>
        string.Equals(redirect.Scheme, us.Scheme, StringComparison.Ordinal) && redirect.Port == us.Port && redirect.UserInfo.Length == 0 && redirect.Fragment.Length == 0
        && (string.Equals(redirect.Host, us.Host, StringComparison.Ordinal) || (redirect.IsLoopback && us.IsLoopback))
        && redirect.AbsolutePath.StartsWith("/link/", StringComparison.Ordinal);
}
