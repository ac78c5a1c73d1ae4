using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.History;
using Amps.Domain.Devices.Hvac;
using Amps.Domain.Devices.SolarInverters;
using Amps.Domain.Devices.Vehicles;

namespace Amps.Domain.Tests.Devices.History;

public sealed class HistoryCourseTests
{
    private static readonly DateTimeOffset Ten = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void No_readings_make_no_bucket() => Hours(DeviceType.Battery).ShouldBeEmpty();

    [Fact]
    public void One_reading_is_a_sample_that_covers_nothing()
    {
        var hour = Hours(DeviceType.Battery, (20, Battery(power: 2, level: 50))).ShouldHaveSingleItem();

        hour.Start.ShouldBe(Ten);
        hour.End.ShouldBe(Ten.AddHours(1));
        hour.Samples.ShouldBe(1);
        hour.Coverage().ShouldBe(0);
        hour.Fields["level"].Mean().ShouldBe(50);
        hour.EnergyInKwh.ShouldBeNull();
        hour.EnergyOutKwh.ShouldBeNull();
    }

    [Theory]
    [InlineData("0:4 30:4", 0.5, 2, 0)]
    [InlineData("0:4 15:4 30:4", 0.5, 2, 0)]
    [InlineData("0:0 30:4", 0.5, 1, 0)]
    [InlineData("0:-4 30:-4", 0.5, 0, 2)]
    [InlineData("0:0 30:0", 0.5, 0, 0)]
    // Across zero: cut where it crosses.
    [InlineData("0:4 30:-4", 0.5, 0.5, 0.5)]
    [InlineData("0:-3 24:9", 0.4, 1.35, 0.15)]
    [InlineData("0:4 15:0 30:-4", 0.5, 0.5, 0.5)]
    // 30 minutes are bridged, more are not.
    [InlineData("0:4 30.001:4 45:4", 0.24998, 0.99993, 0)]
    [InlineData("0:4 15:4 50:4 59:4", 0.4, 1.6, 0)]
    public void Energy_is_the_area_under_the_power_that_is_known(string readings, double coverage, double energyIn, double energyOut)
    {
        var hour = Hours(DeviceType.Battery, [.. Powers(readings)]).ShouldHaveSingleItem();

        hour.Coverage().ShouldBe(coverage, 0.00001);
        hour.EnergyInKwh.ShouldNotBeNull().ShouldBe(energyIn, 0.00001);
        hour.EnergyOutKwh.ShouldNotBeNull().ShouldBe(energyOut, 0.00001);
    }

    [Fact]
    public void A_line_over_a_boundary_is_shared_out()
    {
        var hours = Hours(DeviceType.Battery, (50, Battery(power: 0)), (70, Battery(power: 6)));

        hours.Select(hour => hour.Samples).ShouldBe([1, 1]);
        hours.Select(hour => Math.Round(hour.EnergyInKwh!.Value, 6)).ShouldBe([0.25, 0.75]);
        hours.Select(hour => hour.CoveredSeconds).ShouldBe([600, 600]);
        hours.Select(hour => hour.Fields["chargeRate"].Mean()).ShouldBe([1.5, 4.5], 0.000001);
    }

    [Fact]
    public void The_extremes_are_those_of_the_course_so_the_mean_lies_between_them()
    {
        var hours = Hours(DeviceType.Battery, (50, Battery(level: 40)), (70, Battery(level: 60)), (90, Battery(level: 58)));

        hours.Select(hour => (hour.Fields["level"].Min, hour.Fields["level"].Max)).ShouldBe([(40, 50), (50, 60)]);
        hours.Select(hour => hour.Fields["level"].Mean()).ShouldBe([45, (55 + (2 * 59)) / 3.0], 0.000001);
    }

    [Fact]
    public void The_mean_is_over_time_however_often_was_asked()
    {
        // At 0 for half an hour, then once a minute at 10 for ten minutes.
        var burst = Enumerable.Range(30, 11).Select(minute => (Minutes: (double)minute, State: (DeviceState)Battery(level: minute == 30 ? 0 : 10)));
        var hour = Hours(DeviceType.Battery, [(0, Battery(level: 0)), .. burst]).ShouldHaveSingleItem();

        hour.Samples.ShouldBe(12);
        hour.Fields["level"].Mean().ShouldBe(9.5 * 10 / 40, 0.000001);
    }

    [Fact]
    public void What_the_manufacturer_does_not_say_is_no_zero()
    {
        var hour = Hours(DeviceType.Battery, (0, Battery(power: 4, level: 50)), (15, Battery(power: null, level: 60)), (30, Battery(power: 4, level: 70))).ShouldHaveSingleItem();

        hour.Coverage().ShouldBe(0.5);
        hour.Fields["level"].Mean().ShouldBe(60);
        hour.Fields["chargeRate"].Count.ShouldBe(2);
        hour.Fields.Keys.ShouldBe(["level", "chargeRate"]);
        hour.EnergyInKwh.ShouldBeNull();
    }

    [Fact]
    public void A_reading_on_a_boundary_is_of_the_bucket_that_begins()
    {
        var hours = Hours(DeviceType.Battery, (45, Battery(power: 4)), (60, Battery(power: 4)), (75, Battery(power: 4)));

        hours.Select(hour => hour.Samples).ShouldBe([1, 2]);
        hours.Select(hour => hour.EnergyInKwh).ShouldBe([1, 1]);
    }

    [Fact]
    public void The_hours_of_a_day_add_up_to_the_day()
    {
        var readings = Enumerable.Range(0, 160).Select(i => (Minutes: i * 11.0, State: (DeviceState)Battery(power: Math.Sin(i) * 5, level: 50 + (Math.Cos(i) * 40)))).ToArray();
        var hours = Hours(DeviceType.Battery, readings);
        var days = Buckets(DeviceType.Battery, BucketSize.Day, readings);

        hours.Sum(hour => hour.Samples).ShouldBe(days.Sum(day => day.Samples));
        hours.Sum(hour => hour.CoveredSeconds).ShouldBe(days.Sum(day => day.CoveredSeconds), 0.001);
        hours.Sum(hour => hour.EnergyInKwh!.Value).ShouldBe(days.Sum(day => day.EnergyInKwh!.Value), 0.000001);
        hours.Sum(hour => hour.EnergyOutKwh!.Value).ShouldBe(days.Sum(day => day.EnergyOutKwh!.Value), 0.000001);
        hours.Sum(hour => hour.Fields["level"].Area).ShouldBe(days.Sum(day => day.Fields["level"].Area), 0.001);
    }

    [Fact]
    public void A_day_of_25_hours_is_covered_by_25_hours()
    {
        var readings = Enumerable.Range(0, 110).Select(i => (At: new DateTimeOffset(2026, 10, 24, 22, 45, 0, TimeSpan.Zero).AddMinutes(15 * i), State: Battery(power: 1)));
        var course = new HistoryCourse(DeviceType.Battery, new BucketCalendar(BucketSize.Day, "Europe/London"));
        foreach (var (at, state) in readings) course.Add(at, state);

        var day = course.Buckets.Skip(1).First();
        day.Samples.ShouldBe(100);
        day.Coverage().ShouldBe(1, 0.000001);
        day.EnergyInKwh.ShouldNotBeNull().ShouldBe(25, 0.000001);
    }

    [Fact]
    public void Into_and_out_of_the_device_are_the_contracts_signs()
    {
        Energy(DeviceType.Battery, Battery(power: 2)).ShouldBe((1, 0));
        Energy(DeviceType.Battery, Battery(power: -2)).ShouldBe((0, 1));
        Energy(DeviceType.Vehicle, new VehicleState(null, null, null, null, null, null, null, ChargeRate: 2, null, null)).ShouldBe((1, 0));
        Energy(DeviceType.EvCharger, new EvChargerState(null, null, null, CurrentPower: 2, null, null)).ShouldBe((1, 0));
        Energy(DeviceType.SolarInverter, new SolarInverterState(null, null, CurrentPower: 2, null)).ShouldBe((0, 1));
        Energy(DeviceType.Hvac, new HvacState(Temperature: 20, null, null, null, null, null)).ShouldBe((null, null));
    }

    [Theory]
    [InlineData(DeviceType.Battery, typeof(BatteryState))]
    [InlineData(DeviceType.EvCharger, typeof(EvChargerState))]
    [InlineData(DeviceType.Hvac, typeof(HvacState))]
    [InlineData(DeviceType.SolarInverter, typeof(SolarInverterState))]
    [InlineData(DeviceType.Vehicle, typeof(VehicleState))]
    public void Every_number_of_a_family_is_counted(DeviceType type, Type state)
    {
        var numbers = state.GetProperties().Where(property => property.PropertyType == typeof(double?)).Select(property => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name));

        MeasuredFields.Of(type).Names.ShouldBe(numbers);
    }

    private static (double?, double?) Energy(DeviceType type, DeviceState state)
    {
        var hour = Hours(type, (0, state), (30, state)).ShouldHaveSingleItem();
        return (hour.EnergyInKwh, hour.EnergyOutKwh);
    }

    private static IEnumerable<(double Minutes, DeviceState State)> Powers(string readings) => readings.Split(' ').Select(reading => reading.Split(':'))
        .Select(parts => (Number(parts[0]), (DeviceState)Battery(power: Number(parts[1]))));

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<HistoryBucket> Hours(DeviceType type, params (double Minutes, DeviceState State)[] readings) => Buckets(type, BucketSize.Hour, readings);

    private static IReadOnlyList<HistoryBucket> Buckets(DeviceType type, BucketSize size, (double Minutes, DeviceState State)[] readings)
    {
        var course = new HistoryCourse(type, new BucketCalendar(size, "Europe/London"));
        foreach (var (minutes, state) in readings) course.Add(Ten.AddMinutes(minutes), state);
        return [.. course.Buckets];
    }

    private static BatteryState Battery(double? power = null, double? level = null) => new(null, null, level, power, null, null);
}
