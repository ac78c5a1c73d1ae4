using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Dashboard;

/// <summary>What may stand in the place of an environment: its word, in the one spelling that it has.</summary>
internal sealed class EnvironmentSegment : IRouteConstraint
{
    public const string Name = "environment";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Wire<AmpsEnvironment>.TryParse(values[routeKey] as string, out _);
}
