using System.Globalization;
using Amps.Application.Jobs.ReadJobs;
using Amps.Application.Ports;

namespace Amps.Api.Dashboard;

/// <summary>What the nodes did, hour by hour.</summary>
internal static class WorkCharts
{
    private static readonly string Span = $"{ReadJobsQuery.Hours} hours";

    /// <summary>Attempts that came out well, and those that did not.</summary>
    public static BarChart Attempts(JobsRead jobs)
    {
        var steps = Hours(jobs).Select(hour => BarChart.CountOf(hour.At, hour.Rows.Sum(row => row.Done), "done", hour.Rows.Sum(row => row.Failed), "failed")).ToList();
        return BarChart.Of(BarChart.CountsOf("Attempts", Span, steps.Sum(step => step.Good), "done", steps.Sum(step => step.Bad), "failed"), "done", "failed", Span, steps, Shown.Number);
    }

    /// <summary>How long after it was due work was begun: on average, and at worst.</summary>
    public static BarChart Lateness(JobsRead jobs)
    {
        var steps = Hours(jobs).Select(hour => LatenessOf(hour.At, hour.Rows)).ToList();
        return BarChart.Of(LatenessOf($"Lateness of the last {Span}", jobs.Figures).Words + ".", "on average", "at worst", Span, steps, Lasting) with { IsEmpty = jobs.Figures.All(row => row.Taken == 0) };
    }

    private static ChartStep LatenessOf(string at, IReadOnlyCollection<WorkHour> rows)
    {
        var mean = rows.Sum(row => row.LateMs) / Math.Max(1, rows.Sum(row => row.Taken));
        var most = rows.Select(row => row.MostLateMs).DefaultIfEmpty().Max();
        return new ChartStep(at, mean, most - mean, $"{at}: {Lasting(mean)} on average, {Lasting(most)} at worst");
    }

    private static string Lasting(long milliseconds) => Shown.Lasting(TimeSpan.FromMilliseconds(milliseconds));

    private static IEnumerable<(string At, IReadOnlyCollection<WorkHour> Rows)> Hours(JobsRead jobs)
    {
        var rows = jobs.Figures.ToLookup(row => row.Hour);
        var last = DateTimeOffset.FromUnixTimeSeconds(jobs.Now.ToUnixTimeSeconds() / 3600 * 3600);
        return Enumerable.Range(1 - ReadJobsQuery.Hours, ReadJobsQuery.Hours).Select(hours => last.AddHours(hours))
            .Select(hour => (hour.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture), (IReadOnlyCollection<WorkHour>)[.. rows[hour]]));
    }
}
