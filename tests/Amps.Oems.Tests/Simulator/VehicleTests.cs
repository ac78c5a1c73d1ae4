using Amps.Domain.Devices;
using Amps.Domain.Devices.Vehicles;
using Amps.Infrastructure.Oems.Simulator.Vehicles;
using Amps.Oems.Tests.Contract;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator;

public sealed class VehicleTests
{
    public static TheoryData<string> Vendors => ["corvo", "delmar"];

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Every_field_is_there_and_possible_all_year(string vendor)
    {
        var states = Sandbox.Year.Select(instant => At(vendor, "serial", instant));
        states.SelectMany(state => PhysicalBounds.Missing(state).Concat(PhysicalBounds.Complaints(state))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("06:00", 82, true)]
    [InlineData("08:59", 95, true)]
    [InlineData("09:00", 95, false)]
    [InlineData("15:00", 71, false)]
    [InlineData("16:59", null, false)]
    [InlineData("20:30", 50, true)]
    [InlineData("21:00", 50, true)]
    public void Every_vehicle_has_the_level_and_the_plug_of_the_band_at_its_edge(string time, int? level, bool plugged)
    {
        var instant = Sandbox.At($"2026-03-15T{time}:00Z");
        Sandbox.Serials.Select(serial => At("corvo", serial, instant))
            .ShouldAllBe(state => (level == null || state.BatteryLevel == level) && state.Plugged == plugged);
    }

    [Fact]
    public void Once_it_is_home_it_waits_at_fifty_percent_until_nine_in_the_evening()
    {
        var arrivals = new HashSet<TimeSpan>();
        foreach (var serial in Sandbox.Serials)
        {
            var evening = Sandbox.EveryMinute("2026-06-01T15:00:00Z", "2026-06-01T21:00:00Z");
            var home = evening.SkipWhile(instant => At("corvo", serial, instant).Plugged == false).ToList();
            home.Select(instant => At("corvo", serial, instant)).ShouldAllBe(state => state.BatteryLevel == 50 && state.Charging == false);
            arrivals.Add(home[0].TimeOfDay);
        }

        arrivals.ShouldBe([TimeSpan.FromHours(17), TimeSpan.FromHours(18), TimeSpan.FromHours(19), TimeSpan.FromHours(20)], ignoreOrder: true);
    }

    [Fact]
    public void It_charges_all_night() =>
        Sandbox.EveryMinute("2026-06-01T21:01:00Z", "2026-06-02T08:29:00Z").ShouldAllBe(instant => At("delmar", "serial", instant).Charging == true);

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Level_and_power_never_jump(string vendor)
    {
        foreach (var serial in Sandbox.Serials)
        {
            Sandbox.LargestStep(instant => At(vendor, serial, instant).BatteryLevel).ShouldBeLessThan(0.41);
            Sandbox.LargestStep(instant => At(vendor, serial, instant).ChargeRate).ShouldBeLessThan(0.5);
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Energy_adds_up_while_it_is_plugged(string vendor)
    {
        foreach (var from in Sandbox.Every(TimeSpan.FromMinutes(75), Sandbox.At("2026-06-01T20:00:00Z"), Sandbox.At("2026-06-02T07:45:00Z")))
        {
            var until = from.AddMinutes(75);
            At(vendor, "serial", until).Plugged.ShouldBe(true);
            var stored = (At(vendor, "serial", until).BatteryLevel - At(vendor, "serial", from).BatteryLevel) / 100 * At(vendor, "serial", from).BatteryCapacity;
            Sandbox.Energy(instant => At(vendor, "serial", instant).ChargeRate, from, until).ShouldBe(stored!.Value, 0.09);
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Nothing_flows_while_it_is_unplugged(string vendor) =>
        Sandbox.Year.Select(instant => At(vendor, "serial", instant)).Where(state => state.Plugged == false).ShouldAllBe(state => state.ChargeRate == 0);

    [Theory]
    [MemberData(nameof(Vendors))]
    public void The_time_remaining_is_how_long_it_takes_to_be_full(string vendor)
    {
        foreach (var instant in Sandbox.EveryMinuteOf("2026-06-01"))
        {
            var state = At(vendor, "serial", instant);
            if (state.Charging == true) At(vendor, "serial", instant.AddMinutes(state.ChargeTimeRemaining!.Value)).FullyCharged.ShouldBe(true);
            else state.ChargeTimeRemaining.ShouldBe(0);
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void It_is_full_exactly_when_it_shows_its_limit_and_then_does_not_charge(string vendor)
    {
        var states = Sandbox.EveryMinuteOf("2026-06-01").Select(instant => At(vendor, "serial", instant)).ToList();
        states.ShouldAllBe(state => state.FullyCharged == (state.BatteryLevel >= state.ChargeLimit));
        states.Where(state => state.FullyCharged == true).ShouldNotBeEmpty();
        states.ShouldAllBe(state => state.FullyCharged != true || state.Charging == false);
    }

    [Theory]
    [InlineData("corvo", "2026-01-15T07:30:00Z", """{"batteryLevel":91.3,"range":409,"plugged":true,"charging":true,"fullyCharged":false,"batteryCapacity":77,"chargeLimit":95,"chargeRate":4.78,"chargeTimeRemaining":60,"maxCurrent":16}""")]
    [InlineData("corvo", "2026-06-01T12:00:00Z", """{"batteryLevel":86,"range":385,"plugged":false,"charging":false,"fullyCharged":false,"batteryCapacity":77,"chargeLimit":95,"chargeRate":0,"chargeTimeRemaining":0,"maxCurrent":16}""")]
    [InlineData("delmar", "2026-06-01T17:45:00Z", """{"batteryLevel":53.7,"range":163,"plugged":false,"charging":false,"fullyCharged":false,"batteryCapacity":42,"chargeLimit":95,"chargeRate":0,"chargeTimeRemaining":0,"maxCurrent":32}""")]
    [InlineData("delmar", "2026-12-24T02:10:00Z", """{"batteryLevel":64.4,"range":196,"plugged":true,"charging":true,"fullyCharged":false,"batteryCapacity":42,"chargeLimit":95,"chargeRate":1.923,"chargeTimeRemaining":380,"maxCurrent":32}""")]
    public async Task The_demo_vehicle_says_the_same_on_every_machine(string vendor, string instant, string json) =>
        Sandbox.Json(At(vendor, await Sandbox.DemoSerialAsync(vendor, DeviceType.Vehicle), Sandbox.At(instant))).ShouldBe(json);

    private static VehicleState At(string vendor, string serial, DateTimeOffset instant) =>
        VehiclePhysics.At(Sandbox.Product<VehicleModel>(vendor), serial, instant);
}
