using System.Globalization;

namespace Amps.Benchmarks;

internal static class Figures
{
    public static double MedianMicroseconds(this IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2].TotalMicroseconds;
    }

    /// <summary>The value below which this part of all lies.</summary>
    public static double Percentile(this IReadOnlyList<double> sorted, double part) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * part)];

    public static void Print(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-70} {value,10:0.00} {unit}"));
}
