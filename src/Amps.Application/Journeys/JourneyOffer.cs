using Amps.Application.Customers;
using Amps.Application.Oems;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys;

/// <summary>What a journey lets the end user choose from.</summary>
public sealed class JourneyOffer(IDeviceGateway gateway)
{
    /// <summary>The manufacturers that fit what the integrator asked for.</summary>
    public IReadOnlyList<OemDescription> Oems(AmpsEnvironment environment, KnownApp app, JourneyTerms terms, DeviceType? type) =>
    [
        .. gateway.OemsOffered(environment, app.Entitlement).Where(oem =>
            oem.AuthMethods.Count > 0
            && (terms.Oem is null || string.Equals(terms.Oem, oem.Key, StringComparison.Ordinal))
            && (type is not { } wanted || oem.DeviceTypes.Contains(wanted))),
    ];

    /// <summary>The families that any of them makes.</summary>
    public IReadOnlyList<DeviceType> Types(AmpsEnvironment environment, KnownApp app, JourneyTerms terms) =>
        [.. Oems(environment, app, terms, terms.DeviceType).SelectMany(oem => oem.DeviceTypes).Distinct().Order()];

    /// <summary>Who is known by that key, on offer or not: a connection that is to be repaired was made once.</summary>
    public OemDescription? Find(AmpsEnvironment environment, string? oem) =>
        gateway.Oems(environment).FirstOrDefault(known => string.Equals(known.Key, oem, StringComparison.Ordinal));
}
