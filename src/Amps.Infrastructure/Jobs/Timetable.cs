using Amps.Application.ApiKeys;
using Amps.Application.Credentials;
using Amps.Application.Devices.RollUpHistory;
using Amps.Application.Journeys;
using Amps.Application.Ports;
using Amps.Application.Removals;
using Amps.Application.Retention;

namespace Amps.Infrastructure.Jobs;

/// <summary>All recurring jobs. A new one is a class and a line here.</summary>
internal static class Timetable
{
    // Times are UTC: second, minute, hour, day of month, month, day of week. All nodes must come to the same instants, so there are no intervals.
    public static IReadOnlyList<TimetableLine> Lines { get; } =
    [
        Line<DeleteOldRowsJob>("retention", "0 17 * * * ?"),
        Line<ClearRemovalsJob>("removals", "30 * * * * ?"),
        Line<CheckCredentialsJob>("credentials", "15 3/10 * * * ?"),
        Line<HistoryKeeper>("history", "0 4/5 * * * ?"),
        Line<KeyCancelling>("keys", "0 * * * * ?"),
        Line<CloseJourneysJob>("journeys", "45 * * * * ?"),
        Line<GiveBackGrantsJob>("grants", "50 * * * * ?"),
    ];

    public static TimetableLine Find(string name) => Lines.Single(line => string.Equals(line.Name, name, StringComparison.Ordinal));

    public static string NameOf<TJob>() where TJob : class, IRecurringJob => Lines.Single(line => line.Job == typeof(TJob)).Name;

    private static TimetableLine Line<TJob>(string name, string cron) where TJob : class, IRecurringJob => new(name, cron, typeof(TJob));
}

/// <param name="Name">The stored name of the job's lease; it never changes.</param>
/// <param name="Cron">When, in Quartz's words.</param>
/// <param name="Job">Made anew for each run, in a scope of its own.</param>
internal sealed record TimetableLine(string Name, string Cron, Type Job);
