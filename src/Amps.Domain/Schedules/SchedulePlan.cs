namespace Amps.Domain.Schedules;

/// <summary>What a schedule does, as a client writes it.</summary>
/// <param name="Timezone">The IANA zone of its wall clocks and days; the device's where absent.</param>
/// <param name="Recurrence">On which days; none where it runs once.</param>
/// <param name="Slots">In the client's order, by which they are called: the first is slot 0.</param>
public sealed record ScheduleRequest(string? Timezone, Recurrence? Recurrence, IReadOnlyList<Slot> Slots)
{
    public SchedulePlan In(string deviceTimezone) => new(Timezone ?? deviceTimezone, Recurrence, Slots);
}

/// <summary>What a schedule does.</summary>
/// <param name="Timezone">The IANA zone of its wall clocks and days.</param>
/// <param name="Recurrence">On which days; none where it runs once.</param>
/// <param name="Slots">The first is slot 0.</param>
public sealed record SchedulePlan(string Timezone, Recurrence? Recurrence, IReadOnlyList<Slot> Slots)
{
    public const int MaxSlots = 48;

    /// <summary>The longest name of a zone; the databases' columns are made from it.</summary>
    public const int MaxTimezone = 64;

    /// <summary>Whether two do the same; the order of days, exclusions and parameters does not matter.</summary>
    public bool Says(SchedulePlan other) =>
        string.Equals(Timezone, other.Timezone, StringComparison.Ordinal)
        && (Recurrence is null ? other.Recurrence is null : other.Recurrence is { } theirs && Recurrence.Says(theirs))
        && Slots.Count == other.Slots.Count
        && Slots.Zip(other.Slots).All(pair => pair.First.Says(pair.Second));
}
