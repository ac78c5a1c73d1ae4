using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Application.Devices;

internal static class DeviceLookup
{
    /// <summary>Finds a device by whatever the caller wrote, in the family that it asks in.</summary>
    public static async Task<Device?> FindDeviceAsync(this IEnvironmentDb db, string id, DeviceType type, CancellationToken cancellationToken) =>
        EntityId.TryParse<DeviceId>(id, out var known) ? await db.FindDeviceAsync(known, type, cancellationToken) : null;
}
