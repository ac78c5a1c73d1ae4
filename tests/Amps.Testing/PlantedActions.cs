using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Testing;

/// <summary>Actions without calls, as many as a test wants.</summary>
public static class PlantedActions
{
    /// <summary>Gives the demo user copies of a vendor's battery in the sandbox, and each of them one action to idle; then says that there is work.</summary>
    /// <param name="app">Where.</param>
    /// <param name="vendor">Whose.</param>
    /// <param name="count">How many.</param>
    /// <param name="start">When they start; none for now.</param>
    /// <param name="pushedAt">When they were pushed; none for now. Their ids are of that time too, although ids of a process only ascend.</param>
    public static async Task<IReadOnlyList<ActionId>> PlantActionsAsync(this AmpsApp app, string vendor, int count, DateTimeOffset? start = null, DateTimeOffset? pushedAt = null)
    {
        var planted = await app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, async services =>
        {
            var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
            var now = pushedAt ?? app.Time.GetUtcNow();
            var model = await db.Devices.AsNoTracking().FirstAsync(device => device.Vendor == vendor && device.Type == DeviceType.Battery);
            var credential = Credential.Create(model.CustomerId, model.UserId, vendor, Path.GetRandomFileName(), now);
            db.Add(credential);
            var actions = new List<ActionId>();
            for (var i = 0; i < count; i++)
            {
                var found = new DiscoveredDevice(DeviceType.Battery, Path.GetRandomFileName(), model.Model, "Planted", model.Timezone, model.Declaration);
                var device = Device.Register(credential, found, model.Timezone, now);
                var plan = new PlannedAction("idle", CommandParameters.None, start is null ? ExecutionShape.Immediate : ExecutionShape.Scheduled, start);
                var action = DeviceAction.Push(device, new Admission(plan, [], null), new PushOrigin(null, null, null), now);
                db.Add(device);
                var id = pushedAt is null ? action.Id : ActionId.Trust(EntityId.First<ActionId>(now.AddMilliseconds(i)).Value);
                db.Add(action).Property(row => row.Id).CurrentValue = id;
                actions.Add(id);
            }

            await db.SaveChangesAsync();
            return actions;
        });
        app.Services.GetRequiredService<IJobs>().Announce(AmpsEnvironment.Sandbox);
        return planted;
    }

    public static Task<DeviceAction> ActionAsync(this AmpsApp app, ActionId id) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services => services.GetRequiredService<IEnvironmentDb>().Actions.AsNoTracking().SingleAsync(row => row.Id == id));
}
