using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Schedules;

/// <content>When a slot's time comes.</content>
public sealed partial class Schedule
{
    /// <summary>So many lost leases, and what is due is given up unseen.</summary>
    public const int MaxMishaps = 5;

    /// <summary>When the next slot runs, and so when there is something to do; none once nothing is left.</summary>
    public DateTimeOffset? NextFireAt { get; private set; }

    /// <summary>The last slot that did not become an action.</summary>
    public SkippedSlot? LastSkip { get; private set; }

    /// <summary>Claims whose worker vanished or broke, in a row.</summary>
    public int Mishaps { get; private set; }

    public string? LeaseId { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>What is due. Of several only the newest that may still run does; those before it would be overtaken at once, and count as missed.</summary>
    public DueSlots Due(DateTimeOffset now)
    {
        if (NextFireAt is not { } from || from > now) return DueSlots.None;

        var calendar = new SlotCalendar(Plan, PlannedAt);
        var runs = calendar.Between(from, now);
        var newest = Mishaps < MaxMishaps ? runs.Where(run => run.MayRun(now)).Select(calendar.Clipped).LastOrDefault(run => run.MayRun(now)) : null;
        var missed = runs.Where(run => newest is null || run.Slot != newest.Slot || run.Start != newest.Start).ToList();
        return new DueSlots(newest, missed.LastOrDefault(), missed.Count);
    }

    /// <summary>Passes what is due: notes what was missed, and says what the device is to be told.</summary>
    /// <param name="due">What <see cref="Due"/> said at this instant.</param>
    /// <param name="obstacle">Why the device cannot be told now.</param>
    /// <param name="now">This instant.</param>
    /// <returns>The action that the slot becomes, or nothing.</returns>
    public FiredSlot? Fire(DueSlots due, SkipReason? obstacle, DateTimeOffset now)
    {
        if (due.LastMissed is { } missed) Skip(missed, SkipReason.Missed, due.MissedCount, now);
        if (due.Current is { } kept && obstacle is { } reason) Skip(kept, reason, missedCount: null, now);

        var fires = due.Current is not null && obstacle is null;
        var next = new SlotCalendar(Plan, PlannedAt).Next(now);
        if (next is null) State = ScheduleState.Completed;
        else if (fires) State = ScheduleState.Active;
        Wait(next, now);
        return fires ? Made(due.Current!) : null;
    }

    private FiredSlot Made(Occurrence run)
    {
        var slot = Plan.Slots[run.Slot];
        return new FiredSlot(run.Slot, new PlannedAction(slot.Command, slot.Values, slot.Shape, run.Start, run.End));
    }

    private void Skip(Occurrence run, SkipReason reason, int? missedCount, DateTimeOffset now)
    {
        LastSkip = new SkippedSlot(run.Slot, reason, run.Start, missedCount);
        Announce(EventCatalogue.ScheduleSlotSkipped, UserId, new SlotEvent(Id, DeviceId, DeviceType, run.Slot, Wire<SkipReason>.Name(reason), now, MissedCount: missedCount), now);
    }

    private void Wait(DateTimeOffset? until, DateTimeOffset now)
    {
        NextFireAt = until;
        LeaseId = null;
        LeaseUntil = null;
        Mishaps = 0;
        UpdatedAt = now;
    }
}

/// <summary>The slots whose time has come.</summary>
/// <param name="Current">The one that may still run.</param>
/// <param name="LastMissed">The newest of those that may not.</param>
/// <param name="MissedCount">How many those are.</param>
public sealed record DueSlots(Occurrence? Current, Occurrence? LastMissed, int MissedCount)
{
    public static DueSlots None { get; } = new(null, null, 0);
}

/// <summary>A slot that becomes an action.</summary>
public sealed record FiredSlot(int Slot, PlannedAction Action);
