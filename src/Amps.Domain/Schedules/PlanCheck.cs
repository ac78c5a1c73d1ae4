using Amps.Domain.Devices;

namespace Amps.Domain.Schedules;

/// <summary>One thing in a plan that makes no sense (400).</summary>
/// <param name="Path">The place in the body, as <c>slots[1].time</c>.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record PlanIssue(string Path, string Message);

/// <summary>What can be said of a plan without looking at its device; whether the device takes it is asked after that (422).</summary>
public static class PlanCheck
{
    /// <summary>The shortest window.</summary>
    public static readonly TimeSpan ShortestWindow = TimeSpan.FromMinutes(1);

    /// <summary>The longest window of a slot that recurs.</summary>
    public static readonly TimeSpan LongestRecurringWindow = TimeSpan.FromHours(24);

    /// <summary>The longest window of a slot that runs once, which is a push's.</summary>
    public static readonly TimeSpan LongestWindow = Actions.PlantTime.LongestWindow;

    /// <summary>All issues of a plan, or none.</summary>
    public static IReadOnlyList<PlanIssue> Issues(DeviceType type, ScheduleRequest request)
    {
        List<PlanIssue> issues =
        [
            .. OfTimezone(request.Timezone),
            .. request.Recurrence is { } recurrence ? OfRecurrence(recurrence) : [],
            .. OfCount(request.Slots),
            .. request.Slots.SelectMany((slot, index) => OfSlot(type, request.Recurrence, slot, $"slots[{index}]")),
        ];

        // Slots that cannot be read have no order.
        if (issues.Count == 0 && request.Recurrence is { } pattern && SlotOverlap.InPattern(pattern, request.Slots) is { } overlap) issues.Add(Overlap(overlap));
        return issues;
    }

    /// <summary>What is left to say once the zone and the instant are known: slots that run once must not overlap, and something has to run at all.</summary>
    public static PlanIssue? Issue(SchedulePlan plan, DateTimeOffset now)
    {
        var calendar = new SlotCalendar(plan, now);
        if (calendar.First is null) return new("recurrence", "No slot would ever run: `recurrence.until` is over, or every day is left out.");
        if (plan.Recurrence is not null) return null;

        return SlotOverlap.InTime(calendar.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)) is { } overlap ? Overlap(overlap) : null;
    }

    private static IEnumerable<PlanIssue> OfTimezone(string? timezone)
    {
        if (timezone is not null && !PlantZone.IsKnown(timezone)) yield return new("timezone", "`timezone` must be an IANA zone, such as `Europe/London`.");
    }

    private static IEnumerable<PlanIssue> OfRecurrence(Recurrence recurrence)
    {
        if (recurrence.Rule == RecurrenceRule.Daily && recurrence.Days is not null) yield return new("recurrence.days", "`recurrence.days` belongs to `weekly`; leave it out with `daily`.");
        if (recurrence.Rule == RecurrenceRule.Weekly && recurrence.Days is not { Count: > 0 }) yield return new("recurrence.days", "`weekly` needs `recurrence.days`, at least one.");
        if (recurrence.Days is { } days && days.Distinct().Count() < days.Count) yield return new("recurrence.days", "`recurrence.days` may name each day once.");
        if (recurrence.Exclusions is not { } exclusions) yield break;

        if (exclusions.Count > Recurrence.MaxExclusions) yield return new("recurrence.exclusions", $"`recurrence.exclusions` must have {Recurrence.MaxExclusions} days at most.");
        if (exclusions.Distinct().Count() < exclusions.Count) yield return new("recurrence.exclusions", "`recurrence.exclusions` may name each day once.");
    }

    private static IEnumerable<PlanIssue> OfCount(IReadOnlyList<Slot> slots)
    {
        if (slots.Count is 0 or > SchedulePlan.MaxSlots) yield return new("slots", $"`slots` must have 1 to {SchedulePlan.MaxSlots} of them.");
    }

    private static IEnumerable<PlanIssue> OfSlot(DeviceType type, Recurrence? recurrence, Slot slot, string path)
    {
        if (slot is { Time: null, At: null }) yield return new($"{path}.time", $"`{path}` needs a `time`{(recurrence is null ? " or an `at`" : "")}.");
        if (slot is { Time: not null, At: not null }) yield return new($"{path}.at", $"`{path}` may have a `time` or an `at`, not both.");
        if (slot.At is not null && recurrence is not null) yield return new($"{path}.at", $"`{path}.at` is one instant, which does not recur; use `time`.");

        var longest = recurrence is null ? LongestWindow : LongestRecurringWindow;
        if (slot.Length is { } length && (length < ShortestWindow || length > longest))
            yield return new($"{path}.duration", $"`{path}.duration` must be from a minute to {longest.TotalHours:0} hours{(recurrence is null ? "" : " where the slot recurs")}.");

        if (!Commands.IsKnown(slot.Command))
        {
            yield return new($"{path}.command", $"`{path}.command` must be one of {string.Join(", ", Commands.All)}.");
            yield break;
        }

        foreach (var name in CommandParameters.Missing(type, slot.Command, slot.Values)) yield return new($"{path}.parameters.{name}", $"`{slot.Command}` needs `{path}.parameters.{name}`.");
    }

    private static PlanIssue Overlap(OverlappingSlots overlap) =>
        new($"slots[{overlap.Later}]", $"`slots[{overlap.Later}]` starts while `slots[{overlap.Earlier}]` runs, or with it; slots must not overlap.");
}
