using Amps.Application.Common;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Devices.StockSandbox;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Devices;

public sealed class StockSandboxTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task Stocking_twice_gives_the_devices_once()
    {
        var customer = await app.SendAsync(new CreateCustomerCommand("Twice"));
        await StockAsync(customer.CustomerId);
        await StockAsync(customer.CustomerId);

        (await CountAsync(customer.CustomerId)).ShouldBe(10);
    }

    [Fact]
    public async Task What_a_crash_left_unfinished_is_finished_at_the_start()
    {
        var customer = await app.SendAsync(new CreateCustomerCommand("Crashed in between"));
        (await CountAsync(customer.CustomerId)).ShouldBe(0);

        await Amps.Api.Hosting.SandboxStocking.FinishAsync(app.Services, CancellationToken.None);

        (await CountAsync(customer.CustomerId)).ShouldBe(10);
    }

    [Fact]
    public async Task Every_pull_leaves_a_row_of_history()
    {
        var device = await app.DemoDeviceAsync("solar_inverter", "auron");
        using var client = app.SandboxClient();
        app.Time.Advance(TimeSpan.FromMinutes(20));
        await client.GetAnswerAsync("/solar-inverter/" + device.Id);

        var history = await app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services =>
            services.GetRequiredService<IEnvironmentDb>().History.Where(entry => entry.DeviceId == Domain.Devices.DeviceId.Trust(device.Id)).OrderBy(entry => entry.At).ToListAsync());

        history.Select(entry => entry.At).ShouldBe([AmpsApp.Start, app.Time.GetUtcNow()]);
        history.ShouldAllBe(entry => entry.State != null);
    }

    private Task<int> StockAsync(CustomerId customer) => app.InAsync(AmpsEnvironment.Sandbox, customer.Value, async services =>
    {
        (await services.GetRequiredService<ISender>().Send(new StockSandboxCommand())).Succeeded.ShouldBeTrue();
        return 0;
    });

    private Task<int> CountAsync(CustomerId customer) =>
        app.InAsync(AmpsEnvironment.Sandbox, customer.Value, services => services.GetRequiredService<IEnvironmentDb>().Devices.CountAsync());
}
