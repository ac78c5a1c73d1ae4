using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys;

/// <summary>Looks what an account that was just signed in to holds for a journey.</summary>
internal sealed class JourneyDiscovery(ISignIn manufacturers, RequestScope scope, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public async Task<DriverResult<IReadOnlyList<DiscoveredDevice>>> LookAsync(Journey journey, SignedIn account, CancellationToken cancellationToken)
    {
        var found = await time.CallAsync(Limit, limit => manufacturers.DiscoverAsync(scope.Tenant, journey.Oem!, account, limit), cancellationToken);
        if (found.Failure is not null) return found;

        // Some accounts list a device once for each of its plants or roles.
        return found.Value.Where(device => journey.DeviceType is not { } type || device.Type == type).DistinctBy(device => device.OemDeviceId, StringComparer.Ordinal).ToList();
    }
}
