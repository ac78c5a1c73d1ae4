using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Testing;

/// <summary>A device of the demo user, as tests name it.</summary>
public sealed record DemoDevice(string Id, string OemDeviceId);

public static class DemoDevices
{
    /// <summary>Finds the demo user's device of a type and vendor.</summary>
    public static Task<DemoDevice> DemoDeviceAsync(this AmpsApp app, string type, string vendor) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, async services =>
        {
            var devices = await services.GetRequiredService<IEnvironmentDb>().Devices.AsNoTracking().ToListAsync();
            var found = devices.Single(device => device.Vendor == vendor && Domain.Common.Wire<DeviceType>.Name(device.Type) == type);
            return new DemoDevice(found.Id.Value, found.OemDeviceId);
        });

    /// <summary>Damages a device's row so that reading it is a bug, as a bad migration might.</summary>
    public static Task<int> BreakAsync(this AmpsApp app, DemoDevice device) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services =>
        {
            var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
            return TestDatabase.Provider == DatabaseProvider.Sqlite
                ? db.Database.ExecuteSqlRawAsync("update devices set \"State\" = 'not json' where \"Id\" = {0}", device.Id)
                : db.Database.ExecuteSqlRawAsync("update sandbox.devices set \"State\" = 'not json' where \"Id\" = {0}", device.Id);
        });

    /// <summary>Puts a battery of a user into one world, never read yet, optionally under an id of the test's choice.</summary>
    public static Task<string> PlantAsync(this AmpsApp app, AmpsEnvironment environment, string customer, string userId, string oemDeviceId, string? id = null, bool overage = false) =>
        app.InAsync(environment, customer, async services =>
        {
            var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
            var now = app.Time.GetUtcNow();
            var credential = Credential.Create(CustomerId.Trust(customer), userId, "auron", oemDeviceId, now);
            var found = new DiscoveredDevice(DeviceType.Battery, oemDeviceId, "Auron Cell 13", "Planted", "Europe/London", DeviceDeclaration.ReadOnly);
            var device = Device.Register(credential, found, "Europe/London", now);
            db.Add(credential);
            var entry = db.Add(device);
            if (id is not null) entry.Property(nameof(Device.Id)).CurrentValue = DeviceId.Trust(id);
            entry.Property(nameof(Device.Overage)).CurrentValue = overage;
            await db.SaveChangesAsync();
            return id ?? device.Id.Value;
        });
}
