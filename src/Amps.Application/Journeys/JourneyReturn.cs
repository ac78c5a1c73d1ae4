using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys;

/// <summary>Where an ended journey sends the browser, and what it says there. The query proves nothing; the integrator asks for the session.</summary>
internal static class JourneyReturn
{
    public static string UrlOf(Journey journey, Tenant tenant) => AppUrls.With(journey.Terms.RedirectUrl, Query(journey, tenant));

    private static IEnumerable<KeyValuePair<string, string>> Query(Journey journey, Tenant tenant)
    {
        yield return new("status", StatusOf(journey.State));
        if (journey is { State: JourneyState.Error, Code: { } code }) yield return new("code", code);
        yield return new("sessionId", journey.Id.Value);
        yield return new("environment", Wire<AmpsEnvironment>.Name(tenant.Environment));
        yield return new("userId", journey.UserId);
        if (journey.State == JourneyState.Completed) yield return new("deviceIds", string.Join(',', journey.Connected));
        if (journey.Terms.State is { } state) yield return new("state", state);
    }

    private static string StatusOf(JourneyState state) => state switch
    {
        JourneyState.Completed => "success",
        JourneyState.Cancelled or JourneyState.Pending => "cancelled",
        JourneyState.Error => "error",
        JourneyState.Expired => "expired",
    };
}
