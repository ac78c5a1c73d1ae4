using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.Hvac;

/// <summary>The temperature of the room that one unit heats or cools, in °C.</summary>
internal sealed class HvacCourse(HvacModel product, string serial) : ICourse
{
    // While a setpoint is held, the room drifts away by this much in the first part of each hour and is brought back in the rest.
    private const double Swing = 0.3;
    private const double Coasting = 0.75;

    // In °C per hour: with power, and without. A cooled room grows warmer by itself as a heated one grows colder.
    private const double Driven = 2;
    private const double Drifting = 0.5;

    // A house that nobody heats.
    private const double BelowSetback = 1;

    private static readonly DayCurve Hold = new(new(0, 0), new(Coasting, Swing), new(1, 0));

    private readonly DayCurve day = DayOf(product.Setpoints, serial);

    // At any instant the gap to the day's course is none.
    public Situation Untouched => new(DateTimeOffset.UnixEpoch, DayAt(DateTimeOffset.UnixEpoch).Value, null, product.Capabilities.Settings);

    public Motion At(Situation situation, DateTimeOffset instant)
    {
        var (from, hours) = (situation.Value, situation.HoursUntil(instant));
        return (situation.Command ?? product.OwnMode) switch
        {
            HvacHeat heat => Heated(from, heat.Target, hours),
            HvacCool cool => Cooled(from, cool.Target, hours),
            HvacAuto auto when from <= auto.HeatSetpoint => Heated(from, auto.HeatSetpoint, hours),
            HvacAuto auto when from >= auto.CoolSetpoint => Cooled(from, auto.CoolSetpoint, hours),
            HvacAuto => Motion.At(from),
            HvacIdle => Motion.Straight(from, product.Setpoints.Setback - BelowSetback, Drifting, hours),
            HvacFollowSchedule => DayAt(instant).Joined(from - DayAt(situation.Since).Value, Driven, hours),
            var other => throw new InvalidOperationException($"A heating knows no {other}."),
        };
    }

    private static Motion Heated(double from, double target, double hours) => Held(from, target, from < target ? Driven : Drifting, hours, away: -1);

    private static Motion Cooled(double from, double target, double hours) => Held(from, target, from > target ? Driven : Drifting, hours, away: 1);

    private static Motion Held(double from, double target, double rate, double hours, int away)
    {
        var onTheWay = Math.Abs(target - from) / rate;
        if (hours < onTheWay) return Motion.Straight(from, target, rate, hours);

        var held = hours - onTheWay;
        var phase = held - Math.Floor(held);
        return new(target + (away * Hold.ValueAt(phase)), away * Hold.SlopeAt(phase));
    }

    private Motion DayAt(DateTimeOffset instant)
    {
        var hour = SimulatedDay.HourAt(instant);
        return new(day.ValueAt(hour), day.SlopeAt(hour));
    }

    private static DayCurve DayOf(HvacSetpoints setpoints, string serial)
    {
        var evening = SimulatedDay.Evening + 1;
        var cooledDown = SimulatedDay.Night + 2 + StableHash.Pick(serial, "insulation", 4);
        return new(
        [
            new(SimulatedDay.Morning, setpoints.Setback),
            .. Holding(setpoints.Day, SimulatedDay.Midday, SimulatedDay.Evening),
            new(SimulatedDay.Evening, setpoints.Day),
            .. Holding(setpoints.Evening, evening, SimulatedDay.Night),
            new(SimulatedDay.Night, setpoints.Evening),
            .. Holding(setpoints.Setback, cooledDown, SimulatedDay.End),
            new(SimulatedDay.End, setpoints.Setback),
        ]);
    }

    private static IEnumerable<Node> Holding(double setpoint, double from, double until)
    {
        for (var hour = from; hour < until; hour++)
        {
            yield return new(hour, setpoint);
            yield return new(hour + Coasting, setpoint - Swing);
        }
    }
}
