using Microsoft.AspNetCore.Http;

namespace Amps.AuthJourney;

/// <summary>Where the journey's pages are: below <c>/link</c>, at every host name or at one that is theirs alone.</summary>
/// <param name="Host">Their own host name; none where they share the server's.</param>
public sealed record JourneyPlace(string? Host)
{
    private static readonly PathString Root = "/link";

    // The API's.
    private static readonly PathString Sessions = "/link/sessions";

    /// <summary>Whether a call is for the pages, whether there is such a page or not. What goes wrong with it is told in a page too.</summary>
    public bool Holds(HttpRequest request) => Host is null ? IsPage(request.Path) : string.Equals(request.Host.Host, Host, StringComparison.OrdinalIgnoreCase);

    internal static bool IsPage(PathString path) => path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase) && !path.StartsWithSegments(Sessions, StringComparison.OrdinalIgnoreCase);
}
