using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Amps.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Benchmarks;

/// <summary>Many simulated batteries of one customer, and what is planned for them, loaded past the API.</summary>
internal static class Fleet
{
    private const int Batch = 1_000;

    /// <summary>Registers batteries, each read once, ten to a user.</summary>
    public static async Task<IReadOnlyList<Device>> RegisterAsync(Bench bench, CustomerId customer, int count)
    {
        var now = bench.Services.GetRequiredService<TimeProvider>().Now();
        var devices = new List<Device>(count);
        while (devices.Count < count)
        {
            await bench.InSandboxAsync(customer, async services =>
            {
                var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
                var gateway = services.GetRequiredService<IDeviceGateway>();
                for (var left = Math.Min(Batch, count - devices.Count); left > 0; left--)
                {
                    var credential = Credential.Create(customer, $"user-{devices.Count / 10}", "auron", $"account-{devices.Count}", now);
                    var target = new DeviceTarget("auron", credential.Account, DeviceType.Battery, $"serial-{devices.Count}", "Auron Cell 13", customer);
                    var reading = (await gateway.ReadAsync(AmpsEnvironment.Sandbox, target, CancellationToken.None)).Value;
                    var found = new DiscoveredDevice(DeviceType.Battery, target.OemDeviceId, target.Model, "Battery", "Europe/London", reading.Declaration);
                    var device = Device.Register(credential, found, "Europe/London", now);
                    device.Record(reading, now);
                    db.Add(credential);
                    db.Add(device);
                    devices.Add(device);
                }

                await db.SaveChangesAsync();
            });
        }

        return devices;
    }

    /// <summary>Plans actions as schedules do, so that a device may have any number of them.</summary>
    /// <param name="bench">Where.</param>
    /// <param name="customer">Whose.</param>
    /// <param name="devices">They take turns.</param>
    /// <param name="starts">One for each action.</param>
    public static async Task PlanAsync(Bench bench, CustomerId customer, IReadOnlyList<Device> devices, IEnumerable<DateTimeOffset> starts)
    {
        var now = bench.Services.GetRequiredService<TimeProvider>().Now();
        var schedule = EntityId.New<ScheduleId>(now);
        var next = 0;
        foreach (var chunk in starts.Chunk(Batch))
        {
            await bench.InSandboxAsync(customer, async services =>
            {
                var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                foreach (var start in chunk)
                {
                    var plan = new PlannedAction("idle", CommandParameters.None, ExecutionShape.Scheduled, start);
                    db.Add(DeviceAction.OfSchedule(devices[next++ % devices.Count], new FiredSlot(0, plan), schedule, now));
                }

                await db.SaveChangesAsync();
            });
        }
    }
}
