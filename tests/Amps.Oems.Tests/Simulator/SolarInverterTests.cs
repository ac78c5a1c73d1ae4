using Amps.Domain.Devices;
using Amps.Domain.Devices.SolarInverters;
using Amps.Infrastructure.Oems.Simulator.SolarInverters;
using Amps.Oems.Tests.Contract;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator;

public sealed class SolarInverterTests
{
    public static TheoryData<string> Vendors => ["auron", "delmar"];

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Every_field_is_there_and_possible_all_year(string vendor)
    {
        var states = Sandbox.Year.Select(instant => At(vendor, "serial", instant));
        states.SelectMany(state => PhysicalBounds.Missing(state).Concat(PhysicalBounds.Complaints(state))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void It_produces_all_day_and_never_before_six_or_after_eighteen(string vendor)
    {
        var day = Sandbox.Year.ToLookup(instant => instant.Hour is >= 6 and < 18);
        day[false].ShouldAllBe(instant => At(vendor, "serial", instant).CurrentPower == 0);
        day[true].Where(instant => !IsTwilight(instant)).ShouldAllBe(instant => At(vendor, "serial", instant).Producing == true);
    }

    [Theory]
    [InlineData("05:59", SolarInverterStatus.Night)]
    [InlineData("06:00", SolarInverterStatus.Idle)]
    [InlineData("12:00", SolarInverterStatus.Producing)]
    [InlineData("17:30", SolarInverterStatus.Producing)]
    [InlineData("18:00", SolarInverterStatus.Night)]
    public void It_says_what_it_does(string time, SolarInverterStatus status) =>
        At("auron", "serial", Sandbox.At($"2026-06-01T{time}:00Z")).Status.ShouldBe(status);

    [Theory]
    [MemberData(nameof(Vendors))]
    public void It_rises_to_noon_and_falls_after(string vendor)
    {
        var morning = Powers(vendor, "2026-06-01T06:00:00Z", "2026-06-01T12:01:00Z");
        var afternoon = Powers(vendor, "2026-06-01T12:00:00Z", "2026-06-01T18:01:00Z");
        morning.ShouldBeInOrder(SortDirection.Ascending);
        afternoon.ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void The_best_day_of_december_is_less_than_the_worst_of_june(string vendor)
    {
        foreach (var serial in Sandbox.Serials)
        {
            DaysOf(vendor, serial, "2026-12-01").Max().ShouldBeLessThan(DaysOf(vendor, serial, "2026-06-01").Min());
        }
    }

    [Fact]
    public void Clouds_differ_from_day_to_day_and_from_roof_to_roof()
    {
        DaysOf("auron", "serial", "2026-06-01").Distinct().Count().ShouldBeGreaterThan(10);
        DaysOf("auron", "serial", "2026-06-01").ShouldNotBe(DaysOf("auron", "other", "2026-06-01"));
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Power_never_jumps(string vendor) =>
        Sandbox.LargestStep(instant => At(vendor, "serial", instant).CurrentPower).ShouldBeLessThan(0.08);

    [Theory]
    [MemberData(nameof(Vendors))]
    public void The_lifetime_energy_never_falls(string vendor) =>
        Sandbox.Year.Select(instant => At(vendor, "serial", instant).EnergyTotal!.Value).ShouldBeInOrder(SortDirection.Ascending);

    [Theory]
    [InlineData("2026-02-27T00:00:00Z", "2026-03-03T00:00:00Z")]
    [InlineData("2026-06-14T09:40:00Z", "2026-06-16T16:05:00Z")]
    [InlineData("2026-12-30T12:00:00Z", "2027-01-02T12:00:00Z")]
    [InlineData("2024-01-01T00:00:00Z", "2024-01-04T00:00:00Z")]
    public void The_lifetime_energy_is_the_integral_of_the_power(string from, string until)
    {
        var counted = At("delmar", "serial", Sandbox.At(until)).EnergyTotal - At("delmar", "serial", Sandbox.At(from)).EnergyTotal;
        Sandbox.Energy(instant => At("delmar", "serial", instant).CurrentPower, Sandbox.At(from), Sandbox.At(until)).ShouldBe(counted!.Value, 0.02);
    }

    [Theory]
    [InlineData("0001-01-01T12:00:00Z")]
    [InlineData("2023-12-31T23:59:59Z")]
    [InlineData("2024-01-01T06:00:00Z")]
    public void Before_its_first_light_it_has_made_nothing(string instant) => At("auron", "serial", Sandbox.At(instant)).EnergyTotal.ShouldBe(0);

    [Fact]
    public void It_still_counts_in_the_year_2100() =>
        Sandbox.Every(TimeSpan.FromHours(1), Sandbox.At("2099-12-25"), Sandbox.At("2100-01-05")).Select(instant => At("auron", "serial", instant).EnergyTotal!.Value)
            .ShouldBeInOrder(SortDirection.Ascending);

    [Theory]
    [InlineData("auron", "2026-01-15T07:30:00Z", """{"status":"producing","producing":true,"currentPower":0.207,"energyTotal":13670.35}""")]
    [InlineData("auron", "2026-06-01T12:00:00Z", """{"status":"producing","producing":true,"currentPower":3.18,"energyTotal":16307.9}""")]
    [InlineData("delmar", "2026-06-01T20:00:00Z", """{"status":"night","producing":false,"currentPower":0,"energyTotal":25366.81}""")]
    [InlineData("delmar", "2099-12-24T16:45:00Z", """{"status":"producing","producing":true,"currentPower":0.431,"energyTotal":794922.17}""")]
    public async Task The_demo_inverter_says_the_same_on_every_machine(string vendor, string instant, string json) =>
        Sandbox.Json(At(vendor, await Sandbox.DemoSerialAsync(vendor, DeviceType.SolarInverter), Sandbox.At(instant))).ShouldBe(json);

    // The first and the last minutes of light are below one watt.
    private static bool IsTwilight(DateTimeOffset instant) => instant is { Hour: 6, Minute: < 5 } or { Hour: 17, Minute: > 55 };

    private static IEnumerable<double> Powers(string vendor, string from, string until) =>
        Sandbox.EveryMinute(from, until).Select(instant => At(vendor, "serial", instant).CurrentPower!.Value);

    private static List<double> DaysOf(string vendor, string serial, string month) =>
        [.. Sandbox.Every(TimeSpan.FromDays(1), Sandbox.At(month), Sandbox.At(month).AddMonths(1))
            .Select(day => (At(vendor, serial, day.AddDays(1)).EnergyTotal - At(vendor, serial, day).EnergyTotal)!.Value)];

    private static SolarInverterState At(string vendor, string serial, DateTimeOffset instant) =>
        SolarInverterPhysics.At(Sandbox.Product<SolarInverterModel>(vendor), serial, instant);
}
