using Amps.Domain.Journeys;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Amps.AuthJourney;

/// <summary>What may stand in the place of an app's id in a link: anything but the word that belongs to the API, and journeys, which have a page of their own.</summary>
internal sealed class AppSegment : IRouteConstraint
{
    public const string Name = "app";

    private const string OfApi = "sessions";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is not string segment || !segment.Equals(OfApi, StringComparison.OrdinalIgnoreCase) && !segment.StartsWith(JourneyId.Prefix + "_", StringComparison.OrdinalIgnoreCase);
}
