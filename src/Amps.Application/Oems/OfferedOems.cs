using Amps.Application.Ports;
using Amps.Domain.Customers;

namespace Amps.Application.Oems;

/// <summary>Which manufacturers end users are offered.</summary>
public static class OfferedOems
{
    /// <summary>In live those within an entitlement; in the sandbox all of its own, whatever the app and the customer may offer in live.</summary>
    /// <returns>In the order in which people see them.</returns>
    public static IReadOnlyList<OemDescription> OemsOffered(this IDeviceGateway gateway, AmpsEnvironment environment, OemEntitlement entitlement) => environment switch
    {
        AmpsEnvironment.Sandbox => gateway.Oems(environment),
        AmpsEnvironment.Live => [.. gateway.Oems(environment).Where(oem => entitlement.Allows(oem.Key, oem.Tier))],
    };
}
