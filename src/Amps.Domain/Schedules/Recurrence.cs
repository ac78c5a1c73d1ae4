using System.Text.Json.Serialization;
using NodaTime;

namespace Amps.Domain.Schedules;

/// <summary>On which days a schedule's slots run, again and again. Days are those of the schedule's zone on which a slot starts.</summary>
/// <param name="Rule">Every day, or on some days of the week.</param>
/// <param name="Days">Which days of the week; with <c>weekly</c> only.</param>
/// <param name="Until">The last day, included; for ever where absent.</param>
/// <param name="Exclusions">Days that are left out.</param>
public sealed record Recurrence(
    RecurrenceRule Rule,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Weekday>? Days = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? Until = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DateOnly>? Exclusions = null)
{
    /// <summary>The most days that can be left out.</summary>
    public const int MaxExclusions = 366;

    private const int DaysOfAWeek = 7;

    /// <summary>Whether slots start on a day.</summary>
    internal bool Includes(LocalDate day) => RunsOn(WeekdayOf(day)) && Exclusions?.Contains(day.ToDateOnly()) is not true;

    /// <summary>Whether slots start on a day of the week, exclusions aside.</summary>
    internal bool RunsOn(Weekday day) => Rule switch
    {
        RecurrenceRule.Daily => true,
        RecurrenceRule.Weekly => Days!.Contains(day),
    };

    /// <summary>The day after which a search that began on <paramref name="first"/> is in vain: each exclusion takes a week from it at most.</summary>
    internal LocalDate LastToSearch(LocalDate first)
    {
        var enough = first.PlusDays(DaysOfAWeek * (2 + (Exclusions?.Count ?? 0)));
        return Until is { } until && LocalDate.FromDateOnly(until) < enough ? LocalDate.FromDateOnly(until) : enough;
    }

    /// <summary>Whether two say the same; the order of days and exclusions does not matter.</summary>
    internal bool Says(Recurrence other) => Rule == other.Rule && Until == other.Until && SameSet(Days, other.Days) && SameSet(Exclusions, other.Exclusions);

    private static Weekday WeekdayOf(LocalDate day) => (Weekday)((int)day.DayOfWeek - (int)IsoDayOfWeek.Monday);

    private static bool SameSet<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right) => new HashSet<T>(left ?? []).SetEquals(right ?? []);
}
