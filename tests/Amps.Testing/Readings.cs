using Amps.Application.Common;
using Amps.Application.Devices.RecordPull;
using Amps.Application.Devices.RollUpHistory;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Testing;

/// <summary>Histories as tests make them.</summary>
public static class Readings
{
    /// <summary>Records what pulls of a battery brought, in the sandbox of the demo customer or another one.</summary>
    /// <param name="app">Whose clock does not move.</param>
    /// <param name="device">The battery.</param>
    /// <param name="readings">When, with which power in kW.</param>
    /// <param name="customer">Whose, if not the demo customer's.</param>
    public static async Task RecordAsync(this AmpsApp app, string device, IEnumerable<(DateTimeOffset At, double Power)> readings, string? customer = null)
    {
        foreach (var (at, power) in readings)
        {
            var state = new BatteryState(BatteryStatus.Charging, Capacity: 10, Level: 50 + power, ChargeRate: power, DischargeLimit: 10, CurrentMode: null);
            var reading = new DeviceReading(state, new Dictionary<string, SettingValue>(StringComparer.Ordinal), DeviceDeclaration.ReadOnly);
            await app.InAsync(AmpsEnvironment.Sandbox, customer ?? app.Demo.CustomerId, services =>
                services.GetRequiredService<ISender>().Send(new RecordPullCommand(DeviceId.Trust(device), reading, at, at)));
        }
    }

    /// <summary>Readings of a wave, every so many minutes.</summary>
    public static IEnumerable<(DateTimeOffset At, double Power)> Wave(DateTimeOffset from, int count, int minutes) =>
        Enumerable.Range(0, count).Select(i => (from.AddMinutes(i * minutes), Math.Round(Math.Sin(i / 3.0) * 4, 2)));

    /// <summary>Does what is due on histories, as the timetable would, but without its lease.</summary>
    public static Task KeepHistoriesAsync(this AmpsApp app) => app.Services.GetRequiredService<HistoryKeeper>().RunAsync(CancellationToken.None);
}
