using Amps.Domain.Devices;
using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Simulator.Hvac;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Oems.Tests.Contract;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator;

public sealed class HvacTests
{
    public static TheoryData<string> Vendors => ["boreal", "delmar"];

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Every_field_is_there_and_possible_all_year(string vendor)
    {
        var states = Sandbox.Year.Select(instant => At(vendor, "serial", instant));
        states.SelectMany(state => PhysicalBounds.Missing(state).Concat(PhysicalBounds.Complaints(state))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("boreal", "06:00", 17, 20)]
    [InlineData("boreal", "09:00", 20, 20)]
    [InlineData("boreal", "15:00", 20, 21)]
    [InlineData("boreal", "21:00", 21, 17)]
    [InlineData("delmar", "06:00", 18, 20.5)]
    [InlineData("delmar", "09:00", 20.5, 20.5)]
    [InlineData("delmar", "15:00", 20.5, 22)]
    [InlineData("delmar", "21:00", 22, 18)]
    public void Every_room_has_the_temperature_of_the_band_at_its_edge(string vendor, string time, double temperature, double heatSetpoint)
    {
        var instant = Sandbox.At($"2026-03-15T{time}:00Z");
        Sandbox.Serials.Select(serial => At(vendor, serial, instant))
            .ShouldAllBe(state => state.Temperature == temperature && state.HeatSetpoint == heatSetpoint);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void It_warms_all_the_time_from_six_to_nine(string vendor) =>
        Sandbox.EveryMinute("2026-06-01T06:01:00Z", "2026-06-01T09:00:00Z").ShouldAllBe(instant => At(vendor, "serial", instant).Active == true);

    [Theory]
    [MemberData(nameof(Vendors))]
    public void While_it_holds_a_setpoint_it_stays_near_and_heats_now_and_then(string vendor)
    {
        var day = Sandbox.EveryMinute("2026-06-01T09:00:00Z", "2026-06-01T15:00:00Z").Select(instant => At(vendor, "serial", instant)).ToList();
        day.ShouldAllBe(state => state.HeatSetpoint - state.Temperature >= 0 && state.HeatSetpoint - state.Temperature < 0.41);
        day.Count(state => state.Active == true).ShouldBeInRange(60, 120);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void The_temperature_never_jumps(string vendor)
    {
        foreach (var serial in Sandbox.Serials)
        {
            Sandbox.LargestStep(instant => At(vendor, serial, instant).Temperature).ShouldBeLessThan(0.11);
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void It_follows_its_own_schedule(string vendor) =>
        Sandbox.EveryMinuteOf("2026-06-01").ShouldAllBe(instant => At(vendor, "serial", instant).HoldType == HoldType.FollowSchedule);

    [Theory]
    [InlineData("boreal", "2026-01-15T07:30:00Z", """{"temperature":18.5,"active":true,"heatSetpoint":20,"coolSetpoint":26,"holdType":"follow_schedule","mode":"heat"}""")]
    [InlineData("boreal", "2026-06-01T12:30:00Z", """{"temperature":19.8,"active":false,"heatSetpoint":20,"coolSetpoint":26,"holdType":"follow_schedule","mode":"heat"}""")]
    [InlineData("delmar", "2026-06-01T15:20:00Z", """{"temperature":20.9,"active":true,"heatSetpoint":22,"coolSetpoint":25,"holdType":"follow_schedule","mode":"auto"}""")]
    [InlineData("delmar", "2026-12-24T22:15:00Z", """{"temperature":21.4,"active":false,"heatSetpoint":18,"coolSetpoint":25,"holdType":"follow_schedule","mode":"auto"}""")]
    public async Task The_demo_hvac_says_the_same_on_every_machine(string vendor, string instant, string json) =>
        Sandbox.Json(At(vendor, await Sandbox.DemoSerialAsync(vendor, DeviceType.Hvac), Sandbox.At(instant))).ShouldBe(json);

    private static HvacState At(string vendor, string serial, DateTimeOffset instant) =>
        HvacPhysics.At(Sandbox.Product<HvacModel>(vendor), serial, SimulatedHistory.Empty, instant);
}
