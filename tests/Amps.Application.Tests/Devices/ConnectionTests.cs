using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Devices;

public sealed class ConnectionTests : IAsyncLifetime
{
    private AmpsApp app = null!;

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Of_two_who_see_a_connection_lost_at_once_one_announces_it()
    {
        var id = DeviceId.Trust((await app.DemoDeviceAsync("battery", "auron")).Id);

        await InAsync(async db =>
        {
            var device = await db.Devices.SingleAsync(row => row.Id == id);
            device.Disconnect(AmpsApp.Start);
            await InAsync(async other =>
            {
                (await other.Devices.SingleAsync(row => row.Id == id)).Disconnect(AmpsApp.Start);
                return await other.SaveChangesAsync(CancellationToken.None);
            });
            await Should.ThrowAsync<DbUpdateConcurrencyException>(db.SaveChangesAsync(CancellationToken.None));
            return 0;
        });

        (await InAsync(db => db.Messages.CountAsync(message => message.Type == EventCatalogue.DeviceDisconnected))).ShouldBe(1);
    }

    private Task<T> InAsync<T>(Func<IEnvironmentDb, Task<T>> work) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services => work(services.GetRequiredService<IEnvironmentDb>()));
}
