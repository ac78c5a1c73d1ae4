using System.Globalization;
using System.Text.Json;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator;
using Amps.Infrastructure.Oems.Simulator.Vendors;

namespace Amps.Oems.Tests.Simulator;

/// <summary>The simulated world as the tests ask for it.</summary>
internal static class Sandbox
{
    public static readonly OemSession Demo = SessionOf("cus_demo");

    private static readonly Dictionary<string, SimulatedVendor> Vendors =
        new[] { Auron.Vendor, Boreal.Vendor, Corvo.Vendor, Delmar.Vendor }.ToDictionary(vendor => vendor.Manifest.Key, StringComparer.Ordinal);

    private static readonly DateTimeOffset NewYear = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A year in steps that fall on every minute of the hour sooner or later.</summary>
    public static IEnumerable<DateTimeOffset> Year { get; } = [.. Every(TimeSpan.FromMinutes(7), NewYear, NewYear.AddYears(1))];

    /// <summary>Serials of all variations; each device behaves a little differently.</summary>
    public static IEnumerable<string> Serials { get; } = [.. Enumerable.Range(0, 60).Select(number => $"serial-{number}")];

    public static IReadOnlyList<IOem> Oems { get; } = NewOems();

    /// <summary>The manufacturers in a world where nothing has happened.</summary>
    public static IReadOnlyList<IOem> NewOems() => SimulatedOem.All(new(new ClockAt(At("2026-06-01T10:30:00Z")), new MemorySimulatedStore(), new NoSimulatedLog()));

    /// <summary>The demo user's account, as one customer has it.</summary>
    public static OemSession SessionOf(string customer) => new("demo-user", new(AmpsEnvironment.Sandbox, CustomerId.Trust(customer)));

    public static IOem Oem(string vendor) => Oems.ToDictionary(oem => oem.Manifest.Key, StringComparer.Ordinal)[vendor];

    public static TProduct Product<TProduct>(string vendor) where TProduct : SimulatedProduct => Vendors[vendor].Products.OfType<TProduct>().Single();

    public static async Task<string> DemoSerialAsync(string vendor, DeviceType type) =>
        (await Oem(vendor).DiscoverAsync(Demo, CancellationToken.None)).Value.Single(device => device.Type == type).OemDeviceId;

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public static IEnumerable<DateTimeOffset> Every(TimeSpan step, DateTimeOffset from, DateTimeOffset until)
    {
        for (var instant = from; instant < until; instant += step)
        {
            yield return instant;
        }
    }

    public static IEnumerable<DateTimeOffset> EveryMinute(string from, string until) => Every(TimeSpan.FromMinutes(1), At(from), At(until));

    public static IEnumerable<DateTimeOffset> EveryMinuteOf(string day) => Every(TimeSpan.FromMinutes(1), At(day), At(day).AddDays(1));

    /// <summary>The largest step of a value from one minute to the next, over a day and into the next one.</summary>
    public static double LargestStep(Func<DateTimeOffset, double?> value)
    {
        var values = Every(TimeSpan.FromMinutes(1), At("2026-06-01"), At("2026-06-02T01:00:00Z")).Select(instant => value(instant)!.Value).ToList();
        return values.Zip(values.Skip(1), (earlier, later) => Math.Abs(later - earlier)).Max();
    }

    /// <summary>The energy that a power amounts to, by the trapezoid rule over minutes.</summary>
    public static double Energy(Func<DateTimeOffset, double?> power, DateTimeOffset from, DateTimeOffset until)
    {
        var values = Every(TimeSpan.FromMinutes(1), from, until.AddMinutes(1)).Select(instant => power(instant)!.Value).ToList();
        return values.Zip(values.Skip(1), (earlier, later) => (earlier + later) / 2 / 60).Sum();
    }

    public static string Json<T>(T state) where T : DeviceState => JsonSerializer.Serialize(state, JsonSerializerOptions.Web);
}

internal sealed class ClockAt(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
