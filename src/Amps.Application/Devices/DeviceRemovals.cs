using Amps.Application.Actions;
using Amps.Application.Common;
using Amps.Application.Devices.DetachDevice;
using Amps.Application.Devices.EndStragglers;
using Amps.Application.Devices.StopDevice;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.Devices;

/// <summary>Removes devices: what was to happen is called off (a save), open windows are reverted outside of any transaction, the device goes (a save).</summary>
/// <remarks>Whatever it is that ends it in between, it is simply begun again: nothing is cancelled, reverted or announced twice.</remarks>
public sealed class DeviceRemovals(IServiceScopeFactory scopes, OpenWindows windows)
{
    /// <summary>Removes one device or many; the reverts of all of them share their time.</summary>
    /// <param name="tenant">Whose devices.</param>
    /// <param name="devices">One that is not there any more is passed over.</param>
    /// <param name="reason">What the cancelled pushes say.</param>
    /// <param name="by">Who asked for it; the system itself where nobody did.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveAsync(Tenant tenant, IReadOnlyCollection<DeviceId> devices, CancelReason reason, AuditOrigin? by = null)
    {
        var open = new List<ActionId>();
        foreach (var device in devices)
        {
            var stopped = await scopes.SendAsync(tenant, SystemActors.Removal, new StopDeviceCommand(device, reason));
            if (stopped.Succeeded) open.AddRange(stopped.Value.OpenWindows);
        }

        await windows.RevertAsync(tenant, open);

        var removed = 0;
        foreach (var device in devices)
        {
            if (!(await scopes.SendAsync(tenant, SystemActors.Removal, new DetachDeviceCommand(device, reason, by))).Succeeded) continue;

            await scopes.SendAsync(tenant, SystemActors.Removal, new EndStragglersCommand(device, reason));
            removed++;
        }

        return removed;
    }
}
