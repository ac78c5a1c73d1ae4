using Amps.Domain.Devices.Batteries;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.Batteries;

/// <summary>The level of one battery, in percent.</summary>
internal sealed class BatteryCourse(BatteryModel product, string serial) : ICourse
{
    private const double HeldInReserve = 80;
    private const double ExportedMore = 20;

    // On its way back to the day's course. The course never takes the other half of the maximum, so that both together stay within it.
    private const double ReturningShare = 0.5;

    private readonly DayCurve day = DayOf(serial);

    // At any instant the gap to the day's course is none.
    public Situation Untouched => new(DateTimeOffset.UnixEpoch, DayAt(DateTimeOffset.UnixEpoch).Value, null, product.Capabilities.Settings);

    public Motion At(Situation situation, DateTimeOffset instant)
    {
        var limits = BatteryLimits.Of(product, situation.Settings);
        return (situation.Command ?? product.OwnMode) switch
        {
            BatteryCharge charge => Moved(situation, Math.Max(situation.Value, limits.EndOf(charge)), charge.Power, limits.ChargeKw, instant),
            BatteryDischarge discharge => Moved(situation, Math.Min(situation.Value, limits.EndOf(discharge)), discharge.Power, limits.DischargeKw, instant),
            BatteryIdle => Motion.At(situation.Value),
            BatteryAutoBalanced => Following(situation, limits, DayAt, instant),
            BatteryAutoReserve => Following(situation, limits, then => DayAt(then).Within(HeldInReserve, 100), instant),
            BatteryAutoExport => Following(situation, limits, then => DayAt(then).Raised(-ExportedMore), instant),
            var other => throw new InvalidOperationException($"A battery knows no {other}."),
        };
    }

    private Motion Moved(Situation situation, double goal, double? wanted, double limit, DateTimeOffset instant) =>
        Motion.Straight(situation.Value, goal, PercentPerHour(Math.Min(wanted ?? limit, limit)), situation.HoursUntil(instant));

    private Motion Following(Situation situation, BatteryLimits limits, Func<DateTimeOffset, Motion> course, DateTimeOffset instant)
    {
        var gap = situation.Value - Bounded(situation.Since).Value;
        return Bounded(instant).Joined(gap, PercentPerHour(product.MaxPowerKw * ReturningShare), situation.HoursUntil(instant));

        Motion Bounded(DateTimeOffset then) => course(then).Within(limits.Floor, limits.Ceiling);
    }

    private double PercentPerHour(double kilowatts) => kilowatts / product.CapacityKwh * 100;

    private Motion DayAt(DateTimeOffset instant)
    {
        var hour = SimulatedDay.HourAt(instant);
        return new(day.ValueAt(hour), day.SlopeAt(hour));
    }

    private static DayCurve DayOf(string serial)
    {
        var cheapPower = SimulatedDay.Night + 1 + StableHash.Pick(serial, "cheap power", 4);
        return new(
            new(SimulatedDay.Morning, 70),
            new(SimulatedDay.Midday, 46),
            new(SimulatedDay.Evening, 92),
            new(SimulatedDay.Night, 30),
            new(cheapPower, 30),
            new(SimulatedDay.End, 70));
    }
}
