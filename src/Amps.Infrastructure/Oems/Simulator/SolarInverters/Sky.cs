using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.SolarInverters;

/// <summary>The season and the clouds over one roof: which share of a clear June day's sun a day has.</summary>
internal readonly struct Sky(string serial)
{
    /// <summary>The share of a clear June day. Shares are whole ten-thousandths, so that a sum over decades is exact and never falls.</summary>
    public const int Full = 10_000;

    // Percent by month, and the cloudiest day; small enough in December that its best day stays below the worst of June.
    private static readonly int[] Season = [24, 38, 58, 79, 93, 100, 97, 86, 67, 45, 29, 20];
    private const int Overcast = 35;

    private readonly ulong seed = StableHash.Of(serial);

    public int ShareOn(DateOnly day) => Season[day.Month - 1] * ClearnessOn(day.DayNumber);

    /// <summary>The sum over the days from <paramref name="from"/>, a first of a month, to before <paramref name="until"/>. Takes 5 ns a day.</summary>
    public long SharesBetween(DateOnly from, DateOnly until)
    {
        var sum = 0L;
        for (var month = from; month < until; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1) < until ? month.AddMonths(1) : until;
            sum += Season[month.Month - 1] * ClearnessBetween(month.DayNumber, end.DayNumber);
        }

        return sum;
    }

    private long ClearnessBetween(int from, int until)
    {
        var sum = 0L;
        for (var day = from; day < until; day++)
        {
            sum += ClearnessOn(day);
        }

        return sum;
    }

    // Percent.
    private int ClearnessOn(int day) => Overcast + StableHash.Pick(seed, (ulong)day, 101 - Overcast);
}
