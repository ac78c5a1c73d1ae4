using Amps.Infrastructure.Oems.Simulator.Physics;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator;

public sealed class PhysicsTests
{
    private static readonly DayCurve Curve = new(new(6, 10), new(9, 40, 3), new(15, 50));

    [Theory]
    [InlineData("", 0xCBF29CE484222325)]
    [InlineData("a", 0xAF63DC4C8601EC8C)]
    [InlineData("foobar", 0x85944171F73967E8)]
    public void The_hash_is_fnv_1a(string text, ulong hash) => StableHash.Of(text).ShouldBe(hash);

    [Fact]
    public void Picks_are_even_and_independent_of_each_other()
    {
        var picks = Enumerable.Range(0, 10_000).Select(number => (A: StableHash.Pick($"serial-{number}", "a", 4), B: StableHash.Pick($"serial-{number}", "b", 4)));
        picks.GroupBy(pick => pick).Select(group => group.Count()).ShouldAllBe(count => count > 500 && count < 750);
    }

    [Theory]
    [InlineData(6, 10, 0)]
    [InlineData(9, 40, 3)]
    [InlineData(5.99, 0, 0)]
    [InlineData(15, 0, 0)]
    public void A_curve_passes_its_nodes_and_is_zero_outside(double hour, double value, double slope)
    {
        Curve.ValueAt(hour).ShouldBe(value);
        Curve.SlopeAt(hour).ShouldBe(slope);
    }

    [Theory]
    [InlineData(6.5)]
    [InlineData(8.999)]
    [InlineData(9.001)]
    [InlineData(14)]
    public void The_slope_is_the_change_of_the_value_and_the_value_the_change_of_the_area(double hour)
    {
        const double Step = 0.000_5;
        ((Curve.ValueAt(hour + Step) - Curve.ValueAt(hour - Step)) / (2 * Step)).ShouldBe(Curve.SlopeAt(hour), 0.001);
        ((Curve.AreaUntil(hour + Step) - Curve.AreaUntil(hour - Step)) / (2 * Step)).ShouldBe(Curve.ValueAt(hour), 0.001);
    }

    [Fact]
    public void The_area_stays_after_the_last_node() => Curve.AreaUntil(20).ShouldBe(Curve.AreaUntil(15));

    [Theory]
    [InlineData("05:59:59", 29.999)]
    [InlineData("06:00:00", 6)]
    [InlineData("00:00:00", 24)]
    [InlineData("23:30:00", 23.5)]
    public void A_day_begins_at_six(string time, double hour) => SimulatedDay.HourAt(Sandbox.At($"2026-06-01T{time}Z")).ShouldBe(hour, 0.001);

    [Theory]
    [InlineData(-0.000_1, 0)]
    [InlineData(1.234_5, 1.235)]
    public void Power_is_rounded_to_the_watt_and_zero_has_no_sign(double exact, double rounded)
    {
        Rounded.Power(exact).ShouldBe(rounded);
        double.IsNegative(Rounded.Power(exact)).ShouldBeFalse();
    }
}
