using Amps.Domain.Devices.SolarInverters;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.SolarInverters;

/// <summary>What a simulated inverter does: the same course of the sun every day, scaled by the season and the day's clouds.</summary>
internal static class SolarInverterPhysics
{
    /// <summary>The day that every simulated inverter began to count its energy.</summary>
    public static readonly DateOnly Commissioned = new(2024, 1, 1);

    private const double Sunrise = SimulatedDay.Morning;
    private const double Sunset = 18;

    // The share of the peak.
    private static readonly DayCurve Sun = new(
        new(Sunrise, 0),
        new(SimulatedDay.Midday, 0.75, 0.15),
        new(12, 1),
        new(SimulatedDay.Evening, 0.75, -0.15),
        new(Sunset, 0));

    private static readonly double SunOfADay = Sun.AreaUntil(Sunset);

    public static SolarInverterState At(SolarInverterModel product, string serial, DateTimeOffset instant)
    {
        var hour = SimulatedDay.ClockHourAt(instant);
        var today = DateOnly.FromDateTime(instant.UtcDateTime);
        var sky = new Sky(serial);
        var power = Rounded.Power(product.PeakKw * sky.ShareOn(today) / Sky.Full * Sun.ValueAt(hour));

        return new(
            StatusAt(hour, power),
            power > 0,
            power,
            Rounded.Energy(product.PeakKw * SunOfADay * ClearDaysUntil(sky, today, hour)));
    }

    private static SolarInverterStatus StatusAt(double hour, double power)
    {
        if (power > 0) return SolarInverterStatus.Producing;
        return hour is >= Sunrise and < Sunset ? SolarInverterStatus.Idle : SolarInverterStatus.Night;
    }

    // Dividing by the area of a whole day gives exactly 1 after sunset, and whole shares add up exactly: nothing is lost or gained at midnight.
    private static double ClearDaysUntil(Sky sky, DateOnly today, double hour) => today < Commissioned
        ? 0
        : (sky.SharesBetween(Commissioned, today) + (sky.ShareOn(today) * (Sun.AreaUntil(hour) / SunOfADay))) / Sky.Full;
}
