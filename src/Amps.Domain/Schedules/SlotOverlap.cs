namespace Amps.Domain.Schedules;

/// <summary>Two slots of which the later one starts while the earlier one runs, or with it.</summary>
public sealed record OverlappingSlots(int Earlier, int Later);

/// <summary>Whether the slots of a plan run into each other.</summary>
/// <remarks>
/// What recurs is held against the pattern of a week on the wall clock, round and round, as if the clocks never changed and no day were left out: whether a plan is
/// taken does not depend on the year. What runs once is held against its instants. A slot without a duration is a point; two may not start together, and none may start inside a window.
/// </remarks>
internal static class SlotOverlap
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static OverlappingSlots? InPattern(Recurrence recurrence, IReadOnlyList<Slot> slots)
    {
        var runs = (
            from day in Enum.GetValues<Weekday>()
            where recurrence.RunsOn(day)
            from slot in slots.Index()
            orderby day, slot.Item.Time
            select (slot.Index, Start: TimeSpan.FromDays((int)day) + slot.Item.Time!.Value.ToTimeSpan(), Length: slot.Item.Length ?? TimeSpan.Zero)).ToList();
        return First([.. runs, .. runs.Take(1).Select(run => run with { Start = run.Start + Week })]);
    }

    public static OverlappingSlots? InTime(IEnumerable<Occurrence> runs) =>
        First([.. runs.Select(run => (run.Slot, run.Start - DateTimeOffset.UnixEpoch, run.End - run.Start ?? TimeSpan.Zero))]);

    // Neighbours are enough: the first pair that overlaps at all has nothing in between.
    private static OverlappingSlots? First(IReadOnlyList<(int Slot, TimeSpan Start, TimeSpan Length)> runs)
    {
        for (var i = 1; i < runs.Count; i++)
        {
            var (earlier, later) = (runs[i - 1], runs[i]);
            if (later.Start == earlier.Start || later.Start < earlier.Start + earlier.Length) return new OverlappingSlots(earlier.Slot, later.Slot);
        }

        return null;
    }
}
