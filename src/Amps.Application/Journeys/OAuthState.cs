using Amps.Domain.Common;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys;

/// <summary>The one-time <c>state</c> of a manufacturer's page: it names the journey, and proves that this journey sent the browser there.</summary>
public static class OAuthState
{
    public static string New(JourneyId journey) => $"{journey.Value}.{OneTimeSecret.New()}";

    /// <returns>Nothing where it is none of ours.</returns>
    public static JourneyId? JourneyOf(string? state) =>
        state?.Split('.') is [var id, var secret] && OneTimeSecret.IsWellFormed(secret) && EntityId.TryParse<JourneyId>(id, out var journey) ? journey : null;
}
