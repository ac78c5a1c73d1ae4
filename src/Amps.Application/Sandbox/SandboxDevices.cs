using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Sandbox;

/// <summary>What the use cases of the sandbox API have in common.</summary>
internal static class SandboxDevices
{
    /// <summary>The scope's world, which must be the sandbox: live devices are nobody's to play with.</summary>
    public static Tenant SandboxTenant(this RequestScope scope) =>
        scope.Tenant is { Environment: AmpsEnvironment.Sandbox } tenant ? tenant : throw new InvalidOperationException("Only a sandbox can be arranged.");

    /// <summary>Finds a device of any family by whatever the caller wrote.</summary>
    public static async Task<Device?> FindDeviceAsync(this IEnvironmentDb db, string id, CancellationToken cancellationToken) =>
        EntityId.TryParse<DeviceId>(id, out var known) ? await db.Devices.SingleOrDefaultAsync(device => device.Id == known, cancellationToken) : null;

    /// <summary>The device as a single read shows it.</summary>
    public static async Task<DeviceRead> ReadAsync(this IEnvironmentDb db, Device device, CancellationToken cancellationToken)
    {
        // What is stored has the action and the schedule; the device itself may have changes that are not saved yet.
        var stored = await db.ReadDeviceAsync(device.Id, cancellationToken);
        var row = stored is null ? new DeviceRow(device, LastAction: null, Schedule: null) : stored with { Device = device };
        var source = device.Connection == ConnectionState.Connected ? ReadSource.Live : ReadSource.Fallback;
        return DeviceRead.Of(row, new MetadataRead(device.Model, source, CacheType: null), withSettings: true);
    }
}
