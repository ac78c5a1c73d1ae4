using System.Globalization;
using Amps.Application.Common;
using Amps.Application.Overviews.ReadOverview;

namespace Amps.Api.Dashboard;

/// <summary>Two numbers a step of time as bars, drawn on the server: lengths in a picture of 560 by 160.</summary>
/// <param name="Words">The same in words, for who cannot see it.</param>
/// <param name="Good">What the lower part of a bar is.</param>
/// <param name="Bad">What stands on it.</param>
/// <param name="Span">The time of all steps.</param>
/// <param name="Bars">By step.</param>
/// <param name="Top">The height of the highest one.</param>
internal sealed record BarChart(string Words, string Good, string Bad, string Span, IReadOnlyList<ChartBar> Bars, string Top)
{
    public const int Width = 560;
    public const int Height = 160;

    private const int Base = 136;
    private const int Tallest = 120;
    private const int Gap = 8;

    /// <summary>Whether nothing happened that it could show.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Counts by day.</summary>
    public static BarChart OfDays(string name, string good, string bad, IReadOnlyList<DayCount> days)
    {
        var span = $"{days.Count} days";
        var words = CountsOf(name, span, days.Sum(day => day.Good), good, days.Sum(day => day.Bad), bad);
        var isCut = days.Any(day => Math.Max(day.Good, day.Bad) >= PageRequest.TotalCap);
        if (isCut) words += $" No more than {Shown.Number(PageRequest.TotalCap)} of each are counted a day.";
        return Of(words, good, bad, span, [.. days.Select(day => DayOf(day, good, bad))], top => Shown.Number(top) + (isCut ? "+" : ""));
    }

    /// <param name="words">Of the whole.</param>
    /// <param name="good">What the lower part of a bar is.</param>
    /// <param name="bad">What stands on it.</param>
    /// <param name="span">The time of all steps.</param>
    /// <param name="steps">What is drawn.</param>
    /// <param name="text">How a height is written.</param>
    public static BarChart Of(string words, string good, string bad, string span, IReadOnlyList<ChartStep> steps, Func<long, string> text)
    {
        var top = Math.Max(1, steps.Max(step => step.Good + step.Bad));
        var wide = Width / steps.Count;
        return new BarChart(words, good, bad, span, [.. steps.Select((step, index) => Bar(step, index * wide + Gap / 2, wide - Gap, top))], text(top)) { IsEmpty = steps.All(step => step.Good + step.Bad == 0) };
    }

    public static ChartStep CountOf(string at, long goodOnes, string good, long badOnes, string bad) =>
        new(at, goodOnes, badOnes, string.Create(CultureInfo.InvariantCulture, $"{at}: {goodOnes} {good}, {badOnes} {bad}"));

    public static string CountsOf(string name, string span, long goodOnes, string good, long badOnes, string bad) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} of the last {span}: {goodOnes:N0} {good}, {badOnes:N0} {bad}.");

    private static ChartStep DayOf(DayCount day, string good, string bad)
    {
        var at = day.Day.ToString("d MMM", CultureInfo.InvariantCulture);
        return new ChartStep(at, day.Good, day.Bad, $"{at}: {Shown.Capped(day.Good)} {good}, {Shown.Capped(day.Bad)} {bad}");
    }

    private static ChartBar Bar(ChartStep step, int x, int width, long top)
    {
        var good = Tall(step.Good, top);
        var bad = Tall(step.Bad, top);
        return new ChartBar(step, x, width, Base - good, good, Base - good - bad, bad);
    }

    // What is there at all can be seen.
    private static int Tall(long count, long top) => count == 0 ? 0 : Math.Max(2, (int)Math.Round((double)count * Tallest / top));
}

/// <summary>What is drawn of one step of time.</summary>
/// <param name="At">Its name.</param>
/// <param name="Good">The lower part.</param>
/// <param name="Bad">What stands on it.</param>
/// <param name="Words">Both in words.</param>
internal sealed record ChartStep(string At, long Good, long Bad, string Words);

/// <summary>One step's bar.</summary>
internal sealed record ChartBar(ChartStep Step, int X, int Width, int GoodY, int GoodHeight, int BadY, int BadHeight);
