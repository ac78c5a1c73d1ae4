using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Infrastructure.Oems.Simulator.Batteries;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Oems.Tests.Contract;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator;

public sealed class BatteryTests
{
    public static TheoryData<string> Vendors => ["auron", "boreal"];

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Every_field_is_there_and_possible_all_year(string vendor)
    {
        var states = Sandbox.Year.Select(instant => At(vendor, "serial", instant));
        states.SelectMany(state => PhysicalBounds.Missing(state).Concat(PhysicalBounds.Complaints(state))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("06:00", 70)]
    [InlineData("09:00", 46)]
    [InlineData("15:00", 92)]
    [InlineData("21:00", 30)]
    public void Every_battery_has_the_level_of_the_band_at_its_edge(string time, double level)
    {
        var instant = Sandbox.At($"2026-03-15T{time}:00Z");
        Sandbox.Serials.SelectMany(serial => new[] { At("auron", serial, instant), At("boreal", serial, instant) })
            .ShouldAllBe(state => state.Level == level);
    }

    [Theory]
    [InlineData("07:30", BatteryStatus.Discharging)]
    [InlineData("12:00", BatteryStatus.Charging)]
    [InlineData("18:00", BatteryStatus.Discharging)]
    [InlineData("21:30", BatteryStatus.Idle)]
    [InlineData("03:30", BatteryStatus.Charging)]
    public void Every_battery_does_what_its_band_says(string time, BatteryStatus status)
    {
        var instant = Sandbox.At($"2026-03-15T{time}:00Z");
        Sandbox.Serials.Select(serial => At("auron", serial, instant)).ShouldAllBe(state => state.Status == status);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Level_and_power_never_jump(string vendor)
    {
        foreach (var serial in Sandbox.Serials)
        {
            Sandbox.LargestStep(instant => At(vendor, serial, instant).Level).ShouldBeLessThan(0.4);
            Sandbox.LargestStep(instant => At(vendor, serial, instant).ChargeRate).ShouldBeLessThan(0.05);
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Energy_adds_up(string vendor)
    {
        foreach (var from in Sandbox.Every(TimeSpan.FromMinutes(75), Sandbox.At("2026-06-01"), Sandbox.At("2026-06-02")))
        {
            var until = from.AddMinutes(75);
            var stored = (At(vendor, "serial", until).Level - At(vendor, "serial", from).Level) / 100 * At(vendor, "serial", from).Capacity;
            Sandbox.Energy(instant => At(vendor, "serial", instant).ChargeRate, from, until).ShouldBe(stored!.Value, 0.016);
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void It_stays_between_its_own_floor_and_ceiling(string vendor)
    {
        var settings = Sandbox.Product<BatteryModel>(vendor).Capabilities.Settings;
        var (floor, ceiling) = (settings["discharge_floor"].Number, settings["charge_ceiling"].Number);
        Sandbox.EveryMinuteOf("2026-06-01").Select(instant => At(vendor, "serial", instant))
            .ShouldAllBe(state => state.Level >= floor && state.Level <= ceiling && state.DischargeLimit == floor);
    }

    [Fact]
    public void An_instant_is_the_same_in_every_offset() =>
        At("auron", "serial", Sandbox.At("2026-06-01T12:34:00+05:30")).ShouldBe(At("auron", "serial", Sandbox.At("2026-06-01T07:04:00Z")));

    [Theory]
    [InlineData("auron", "2026-01-15T07:30:00Z", """{"status":"discharging","capacity":13.5,"level":58,"chargeRate":-1.62,"dischargeLimit":10,"currentMode":"auto.balanced"}""")]
    [InlineData("auron", "2026-06-01T10:30:00Z", """{"status":"charging","capacity":13.5,"level":53.1,"chargeRate":1.164,"dischargeLimit":10,"currentMode":"auto.balanced"}""")]
    [InlineData("boreal", "2026-06-01T18:45:00Z", """{"status":"discharging","capacity":6.4,"level":49.6,"chargeRate":-0.93,"dischargeLimit":20,"currentMode":"auto.balanced"}""")]
    [InlineData("boreal", "2026-12-24T03:15:00Z", """{"status":"charging","capacity":6.4,"level":59,"chargeRate":0.433,"dischargeLimit":20,"currentMode":"auto.balanced"}""")]
    public async Task The_demo_battery_says_the_same_on_every_machine(string vendor, string instant, string json) =>
        Sandbox.Json(At(vendor, await Sandbox.DemoSerialAsync(vendor, DeviceType.Battery), Sandbox.At(instant))).ShouldBe(json);

    private static BatteryState At(string vendor, string serial, DateTimeOffset instant) =>
        BatteryPhysics.At(Sandbox.Product<BatteryModel>(vendor), serial, SimulatedHistory.Empty, instant);
}
