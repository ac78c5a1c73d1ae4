using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys;

/// <summary>Looks once more, before anything is connected, whether the app may still connect it: the end user had half an hour.</summary>
internal sealed class JourneyGate(AppDirectory apps, JourneyOffer offer, RequestScope scope)
{
    /// <returns>A word of <see cref="JourneyCode"/>; nothing where it may.</returns>
    public async Task<string?> FindObstacleAsync(Journey journey, CancellationToken cancellationToken)
    {
        if (await apps.FindAsync(journey.AppId.Value, cancellationToken) is not { } app) return JourneyCode.OemNotOffered;

        var environment = scope.Tenant.Environment;
        if (environment == AmpsEnvironment.Live && !app.LiveEnabled) return JourneyCode.LiveDisabled;

        // What is repaired was on offer once.
        var isOffered = journey.Terms.Repairs is not null
            || offer.Oems(environment, app, journey.Terms, journey.DeviceType).Any(oem => string.Equals(oem.Key, journey.Oem, StringComparison.Ordinal));
        return isOffered ? null : JourneyCode.OemNotOffered;
    }
}
