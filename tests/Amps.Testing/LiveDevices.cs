using Amps.Application.Allowances.SetAllowance;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Testing;

/// <summary>Devices of the demo customer in live, which the Simulator stands in for (<c>Oems:SimulatorInLive</c>).</summary>
public static class LiveDevices
{
    /// <summary>Registers the battery of a new account at a manufacturer that makes one.</summary>
    public static Task<string> RegisterLiveAsync(this AmpsApp app, string vendor, string account) => app.RegisterAsync(AmpsEnvironment.Live, CustomerId.Trust(app.Demo.CustomerId), vendor, account);

    /// <summary>The same of any customer, in either of its worlds.</summary>
    public static Task<string> RegisterAsync(this AmpsApp app, AmpsEnvironment environment, CustomerId customer, string vendor, string account) => app.InAsync(environment, customer.Value, async services =>
    {
        var db = services.GetRequiredService<IEnvironmentDb>();
        var found = await services.GetRequiredService<IDeviceGateway>().DiscoverAsync(environment, vendor, account, CancellationToken.None);
        var credential = Credential.Create(customer, account, vendor, account, app.Time.Now());
        var device = Device.Register(credential, found.Value.First(one => one.Type == DeviceType.Battery), "Europe/London", app.Time.Now());
        db.Credentials.Add(credential);
        db.Devices.Add(device);
        for (var tries = 20; ; tries--)
        {
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return device.Id.Value;
            }
            catch (DbUpdateException) when (tries > 0)
            {
                // As a command does that lost a race.
                db.Forget();
                db.Credentials.Add(credential);
                db.Devices.Add(device);
            }
        }
    });

    /// <summary>Which of the demo customer's live devices are beyond its allowances, oldest first.</summary>
    public static Task<List<string>> BeyondAsync(this AmpsApp app) => app.InLiveAsync(async services =>
        (await services.GetRequiredService<IEnvironmentDb>().Devices.AsNoTracking().Where(device => device.Overage).OrderBy(device => device.Id).ToListAsync()).ConvertAll(device => device.Id.Value));

    /// <summary>Sets an allowance of the demo customer, as an operator does.</summary>
    public static Task<AllowanceSet> SetAllowanceAsync(this AmpsApp app, int? limit, string? oem = null) => app.InLiveAsync(async services =>
    {
        var sender = services.GetRequiredService<ISender>();
        while (true)
        {
            var set = await sender.Send(new SetAllowanceCommand(oem, limit));
            if (set.Value.IsDone) return set.Value;
        }
    });

    /// <summary>Works in the demo customer's live world.</summary>
    public static Task<T> InLiveAsync<T>(this AmpsApp app, Func<IServiceProvider, Task<T>> work) => app.InAsync(AmpsEnvironment.Live, app.Demo.CustomerId, work);
}
