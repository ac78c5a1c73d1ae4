namespace Amps.Infrastructure.Oems.Simulator.Physics;

/// <summary>
/// The four bands that every simulated device lives by, in UTC. A day begins at 06:00 and its hours count on past midnight, so
/// that 02:00 is hour 26 of the day before and no band is cut in two.
/// </summary>
internal static class SimulatedDay
{
    /// <summary>06:00.</summary>
    public const double Morning = 6;

    /// <summary>09:00.</summary>
    public const double Midday = 9;

    /// <summary>15:00.</summary>
    public const double Evening = 15;

    /// <summary>21:00.</summary>
    public const double Night = 21;

    /// <summary>06:00 of the next day.</summary>
    public const double End = Morning + 24;

    /// <summary>The hour of the simulated day, from <see cref="Morning"/> to below <see cref="End"/>.</summary>
    public static double HourAt(DateTimeOffset instant)
    {
        var hour = ClockHourAt(instant);
        return hour < Morning ? hour + 24 : hour;
    }

    /// <summary>The hour on a clock that shows UTC, from 0 to below 24.</summary>
    public static double ClockHourAt(DateTimeOffset instant) => instant.UtcDateTime.TimeOfDay.Ticks / (double)TimeSpan.TicksPerHour;
}
