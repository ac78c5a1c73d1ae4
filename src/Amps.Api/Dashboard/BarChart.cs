using System.Globalization;
using Amps.Application.Common;
using Amps.Application.Overviews.ReadOverview;

namespace Amps.Api.Dashboard;

/// <summary>Two counts a day as bars, drawn on the server: lengths in a picture of 560 by 160.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Good">The word for what ended well.</param>
/// <param name="Bad">The word for what did not.</param>
/// <param name="Bars">By day.</param>
/// <param name="Top">The highest day's count.</param>
internal sealed record BarChart(string Name, string Good, string Bad, IReadOnlyList<ChartBar> Bars, int Top)
{
    public const int Width = 560;
    public const int Height = 160;

    private const int Base = 136;
    private const int Tallest = 120;
    private const int Gap = 8;

    public bool IsEmpty => Bars.All(bar => bar.Count.Good + bar.Count.Bad == 0);

    /// <summary>Whether a day had more than is counted.</summary>
    public bool IsCut => Bars.Any(bar => bar.Count.Good >= PageRequest.TotalCap || bar.Count.Bad >= PageRequest.TotalCap);

    /// <summary>The same in words, for who cannot see it.</summary>
    public string Words
    {
        get
        {
            var good = Bars.Sum(bar => bar.Count.Good);
            var bad = Bars.Sum(bar => bar.Count.Bad);
            return string.Create(CultureInfo.InvariantCulture, $"{Name} of the last {Bars.Count} days: {(IsCut ? "at least " : "")}{good:N0} {Good}, {bad:N0} {Bad}.");
        }
    }

    public static BarChart Of(string name, string good, string bad, IReadOnlyList<DayCount> days)
    {
        var top = Math.Max(1, days.Max(day => day.Good + day.Bad));
        var step = Width / days.Count;
        return new BarChart(name, good, bad, [.. days.Select((day, index) => Bar(day, index * step + Gap / 2, step - Gap, top))], top);
    }

    private static ChartBar Bar(DayCount day, int x, int width, int top)
    {
        var good = Tall(day.Good, top);
        var bad = Tall(day.Bad, top);
        return new ChartBar(day, x, width, Base - good, good, Base - good - bad, bad);
    }

    // What is there at all can be seen.
    private static int Tall(int count, int top) => count == 0 ? 0 : Math.Max(2, (int)Math.Round((double)count * Tallest / top));
}

/// <summary>One day's bar: failures stand on what ended well.</summary>
internal sealed record ChartBar(DayCount Count, int X, int Width, int GoodY, int GoodHeight, int BadY, int BadHeight);
