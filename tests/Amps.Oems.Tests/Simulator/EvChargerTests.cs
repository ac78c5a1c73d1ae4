using Amps.Domain.Devices;
using Amps.Domain.Devices.EvChargers;
using Amps.Infrastructure.Oems.Simulator.EvChargers;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Oems.Tests.Contract;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator;

public sealed class EvChargerTests
{
    public static TheoryData<string> Vendors => ["auron", "corvo"];

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Every_field_is_there_and_possible_all_year(string vendor)
    {
        var states = Sandbox.Year.Select(instant => At(vendor, "serial", instant));
        states.SelectMany(state => PhysicalBounds.Missing(state).Concat(PhysicalBounds.Complaints(state))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("06:30", EvChargerStatus.Charging)]
    [InlineData("08:30", EvChargerStatus.Finished)]
    [InlineData("09:00", EvChargerStatus.Available, EvChargerStatus.Connected)]
    [InlineData("12:00", EvChargerStatus.Available, EvChargerStatus.Connected)]
    [InlineData("15:00", EvChargerStatus.Available)]
    [InlineData("17:30", EvChargerStatus.Available, EvChargerStatus.Charging)]
    [InlineData("20:59", EvChargerStatus.Charging)]
    [InlineData("21:00", EvChargerStatus.Charging)]
    [InlineData("03:00", EvChargerStatus.Connected)]
    [InlineData("05:59", EvChargerStatus.Connected)]
    public void The_chargers_do_what_their_band_says(string time, params EvChargerStatus[] statuses)
    {
        var instant = Sandbox.At($"2026-03-15T{time}:00Z");
        Sandbox.Serials.Select(serial => At("auron", serial, instant).Status!.Value).Distinct().ShouldBe(statuses, ignoreOrder: true);
    }

    [Fact]
    public void A_car_stays_connected_from_its_arrival_to_the_morning()
    {
        foreach (var serial in Sandbox.Serials)
        {
            var night = Sandbox.EveryMinute("2026-06-01T15:00:00Z", "2026-06-02T09:00:00Z");
            var arrivals = night.Select(instant => At("corvo", serial, instant).IsConnected!.Value).SkipWhile(connected => !connected).Distinct();
            arrivals.ShouldBe([true]);
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Power_never_jumps(string vendor)
    {
        foreach (var serial in Sandbox.Serials)
        {
            Sandbox.LargestStep(instant => At(vendor, serial, instant).CurrentPower).ShouldBeLessThan(1.2);
        }
    }

    [Theory]
    [InlineData("auron", 11, 15.9)]
    [InlineData("corvo", 7.2, 31.3)]
    public void The_limits_in_force_are_those_of_its_setting(string vendor, double kilowatts, double amps)
    {
        var state = At(vendor, "serial", Sandbox.At("2026-06-01T20:30:00Z"));
        (state.CurrentPower, state.PowerRateLimit, state.MaxCurrent).ShouldBe((kilowatts, kilowatts, amps));
    }

    [Theory]
    [InlineData("auron", "2026-06-01T06:30:00Z", """{"status":"charging","isConnected":true,"isCharging":true,"currentPower":2.037,"maxCurrent":15.9,"powerRateLimit":11}""")]
    [InlineData("auron", "2026-06-01T12:00:00Z", """{"status":"available","isConnected":false,"isCharging":false,"currentPower":0,"maxCurrent":15.9,"powerRateLimit":11}""")]
    [InlineData("corvo", "2026-06-01T08:15:00Z", """{"status":"finished","isConnected":true,"isCharging":false,"currentPower":0,"maxCurrent":31.3,"powerRateLimit":7.2}""")]
    [InlineData("corvo", "2026-12-24T22:40:00Z", """{"status":"charging","isConnected":true,"isCharging":true,"currentPower":7.2,"maxCurrent":31.3,"powerRateLimit":7.2}""")]
    public async Task The_demo_charger_says_the_same_on_every_machine(string vendor, string instant, string json) =>
        Sandbox.Json(At(vendor, await Sandbox.DemoSerialAsync(vendor, DeviceType.EvCharger), Sandbox.At(instant))).ShouldBe(json);

    private static EvChargerState At(string vendor, string serial, DateTimeOffset instant) =>
        EvChargerPhysics.At(Sandbox.Product<EvChargerModel>(vendor), serial, SimulatedHistory.Empty, instant);
}
