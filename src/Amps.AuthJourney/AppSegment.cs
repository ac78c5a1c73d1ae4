using Amps.Domain.Journeys;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Amps.AuthJourney;

/// <summary>What may stand in the place of an app's id in a link: anything but the word that belongs to the API, and journeys, which have a page of their own.</summary>
internal sealed class AppSegment : IRouteConstraint, IParameterLiteralNodeMatchingPolicy
{
    public const string Name = "app";

    private const string OfApi = "sessions";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is not string segment || IsApp(segment);

    // Keeps the page out of what routing makes of the API's word, as the methods that it takes.
    public bool MatchesLiteral(string parameterName, string literal) => IsApp(literal);

    private static bool IsApp(string segment) => !segment.Equals(OfApi, StringComparison.OrdinalIgnoreCase) && !segment.StartsWith(JourneyId.Prefix + "_", StringComparison.OrdinalIgnoreCase);
}
