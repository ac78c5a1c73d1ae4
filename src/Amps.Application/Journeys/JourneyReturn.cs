using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys;

/// <summary>Where an ended journey sends the browser, and what it says there. The query proves nothing; the integrator asks for the session.</summary>
internal static class JourneyReturn
{
    public static string UrlOf(Journey journey, CustomerApp app, Tenant tenant, DateTimeOffset now) => AppUrls.With(TargetOf(journey, app), Query(journey, journey.StateAt(now), tenant));

    // An app may have changed where its users come back to.
    private static string TargetOf(Journey journey, CustomerApp app)
    {
        if (app.MayReturnTo(journey.Terms.RedirectUrl)) return journey.Terms.RedirectUrl;

        return journey.Terms.Repairs is null ? app.RedirectUrl : app.ReconnectRedirectUrl;
    }

    private static IEnumerable<KeyValuePair<string, string>> Query(Journey journey, JourneyState state, Tenant tenant)
    {
        yield return new("status", StatusOf(state));
        if (state == JourneyState.Error && journey.Code is { } code) yield return new("code", code);
        if (state == JourneyState.Expired) yield return new("code", "expired");
        yield return new("sessionId", journey.Id.Value);
        yield return new("environment", Wire<AmpsEnvironment>.Name(tenant.Environment));
        yield return new("userId", journey.UserId);
        if (state == JourneyState.Completed) yield return new("deviceIds", string.Join(',', journey.Connected));
        if (journey.Terms.State is { } echoed) yield return new("state", echoed);
    }

    private static string StatusOf(JourneyState state) => state switch
    {
        JourneyState.Completed => "success",
        JourneyState.Cancelled or JourneyState.Pending => "cancelled",
        JourneyState.Error or JourneyState.Expired => "error",
    };
}
