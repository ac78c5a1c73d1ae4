using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Removals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.Users;

/// <summary>Removes the devices of a user who is to be forgotten: in the call that asks for it, and by the work in the background where that call was cut off.</summary>
public sealed class UserDevices(IServiceScopeFactory scopes, DeviceRemovals removals)
{
    /// <summary>Removes those that are older than the erasure. May be repeated.</summary>
    public async Task RemoveOlderAsync(Tenant tenant, UserErasure erasure)
    {
        await using var scope = scopes.CreateFor(tenant, "system:erasure");
        var older = await scope.ServiceProvider.GetRequiredService<IEnvironmentDb>().Devices.AsNoTracking()
            .Where(device => device.UserId == erasure.UserId && device.Id < erasure.DevicesBefore)
            .Select(device => device.Id)
            .ToListAsync();
        await removals.RemoveAsync(tenant, older, CancelReason.UserErased);
    }
}
