using Amps.Domain.Actions;
using NodaTime;

namespace Amps.Domain.Schedules;

/// <summary>One time at which a slot is to run.</summary>
/// <param name="Slot">Which one, from 0.</param>
/// <param name="Start">UTC, whole milliseconds.</param>
/// <param name="End">The end of its window, or none.</param>
public sealed record Occurrence(int Slot, DateTimeOffset Start, DateTimeOffset? End)
{
    // Orders what a change of the clocks brings to the same instant.
    internal LocalDateTime WallClock { get; init; }

    /// <summary>Whether it may still run: while its window is open, or as long as an action waits for its start.</summary>
    public bool MayRun(DateTimeOffset now) => now < (End ?? Start + DeviceAction.AfterStart);
}

/// <summary>When the slots of a plan run. A pure function of the plan and of the instant at which it was set.</summary>
/// <remarks>
/// A wall clock that a change of the clocks skips moves forward by the gap; one that occurs twice means the first, so it runs once. A duration is elapsed time.
/// Where a change of the clocks makes a window run into the next slot of the same plan, the window ends there.
/// </remarks>
public sealed class SlotCalendar(SchedulePlan plan, DateTimeOffset plannedAt)
{
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb[plan.Timezone];

    /// <summary>The first time at which any slot runs; none where none ever does.</summary>
    public DateTimeOffset? First => plan.Recurrence is null ? Earliest(Once()) : Next(plannedAt);

    /// <summary>The first time at which any slot runs after an instant; none where none does any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (plan.Recurrence is not { } recurrence) return Earliest(Once().Where(run => run.Start > after));

        // A gap may move a slot beyond one that stands later on the clock, so the day after is looked at too.
        var first = DayOf(after).PlusDays(-1);
        var last = recurrence.LastToSearch(first);
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            if (Earliest(On(day).Where(run => run.Start > after)) is not { } found) continue;

            return Earliest(On(day.PlusDays(1)).Where(run => run.Start > after)) is { } other && other < found ? other : found;
        }

        return null;
    }

    /// <summary>Every run from one instant to another, both included, in their order; of two at the same instant the later one on the clock comes last.</summary>
    public IReadOnlyList<Occurrence> Between(DateTimeOffset from, DateTimeOffset to)
    {
        var runs = plan.Recurrence is null ? Once() : Days(DayOf(from).PlusDays(-1), DayOf(to).PlusDays(1)).SelectMany(On);
        return [.. runs.Where(run => run.Start >= from && run.Start <= to).OrderBy(run => run.Start).ThenBy(run => run.WallClock).ThenBy(run => run.Slot)];
    }

    /// <summary>The same run, ended where the next slot begins.</summary>
    public Occurrence Clipped(Occurrence run) => run.End is not null && Next(run.Start) is { } next && next < run.End ? run with { End = next } : run;

    private static DateTimeOffset? Earliest(IEnumerable<Occurrence> runs) => runs.Min(run => (DateTimeOffset?)run.Start);

    private static IEnumerable<LocalDate> Days(LocalDate first, LocalDate last)
    {
        for (var day = first; day <= last; day = day.PlusDays(1)) yield return day;
    }

    private LocalDate DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(zone).Date;

    private IEnumerable<Occurrence> On(LocalDate day)
    {
        if (plan.Recurrence is not { } recurrence || !recurrence.Includes(day) || LocalDate.FromDateOnly(recurrence.Until ?? DateOnly.MaxValue) < day) return [];

        return plan.Slots.Select((slot, index) => At(index, day + LocalTime.FromTimeOnly(slot.Time!.Value)));
    }

    // A wall clock runs at its next time after the plan was set.
    private IEnumerable<Occurrence> Once() => plan.Slots.Select((slot, index) => slot.At is { } at
        ? new Occurrence(index, at, at + slot.Length) { WallClock = Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime }
        : Days(DayOf(plannedAt).PlusDays(-1), DayOf(plannedAt).PlusDays(2)).Select(day => At(index, day + LocalTime.FromTimeOnly(slot.Time!.Value))).First(run => run.Start > plannedAt));

    private Occurrence At(int slot, LocalDateTime wallClock)
    {
        var start = PlantTime.ToInstant(wallClock, plan.Timezone);
        return new Occurrence(slot, start, start + plan.Slots[slot].Length) { WallClock = wallClock };
    }
}
