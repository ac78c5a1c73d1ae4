using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Schedules;

/// <summary>What a device is told at set times, once or again and again. A device has one at a time.</summary>
/// <remarks>
/// The row is its own queue entry: it is due at <see cref="NextFireAt"/>, a claim in one statement gives it a lease, and every write that follows is conditional on that.
/// </remarks>
public sealed partial class Schedule : Announcing, IOwned
{
    /// <summary>How far ahead an <c>at</c> may lie.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(366);

    private Schedule()
    {
    }

    public ScheduleId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public DeviceId DeviceId { get; private init; }

    public DeviceType DeviceType { get; private init; }

    public string UserId { get; private init; } = "";

    /// <summary>The key that set the plan; none for a plan from before keys were noted.</summary>
    public ApiKeyId? KeyId { get; private set; }

    public SchedulePlan Plan { get; private set; } = null!;

    /// <summary>When the plan was set; what runs once counts from here.</summary>
    public DateTimeOffset PlannedAt { get; private set; }

    public ScheduleState State { get; private set; }

    /// <summary>Counts the changes that a client makes; firing is none.</summary>
    public int Version { get; private set; }

    /// <summary>Names what a client set, so that it does not change what it has not seen.</summary>
    public string Etag => $"\"{Id.Value}-{Version}\"";

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>A device's first schedule, or the first after one that was cancelled.</summary>
    /// <param name="device">A device that takes the plan.</param>
    /// <param name="plan">Without an issue of <see cref="PlanCheck"/>.</param>
    /// <param name="now">This instant.</param>
    /// <param name="key">The key that sets it.</param>
    public static Schedule Set(Device device, SchedulePlan plan, DateTimeOffset now, ApiKeyId? key = null)
    {
        var schedule = new Schedule
        {
            Id = EntityId.New<ScheduleId>(now),
            CustomerId = device.CustomerId,
            DeviceId = device.Id,
            DeviceType = device.Type,
            UserId = device.UserId,
            CreatedAt = now,
        };
        schedule.Take(plan, key, now);
        schedule.Announce(EventCatalogue.ScheduleCreated, now);
        return schedule;
    }

    /// <summary>Whether it is carrying out this very plan, so that setting it again changes nothing. A plan that is through is not: set again, it begins anew.</summary>
    public bool Runs(SchedulePlan plan) => State is ScheduleState.Pending or ScheduleState.Active && Plan.Says(plan);

    /// <summary>Begins anew with a plan, in the place of the one before.</summary>
    public void Replace(SchedulePlan plan, DateTimeOffset now, ApiKeyId? key = null)
    {
        Take(plan, key, now);
        Announce(EventCatalogue.ScheduleUpdated, now);
    }

    /// <summary>Calls it off, or notes that its device is gone. What it fired already goes on: an open window still reverts. May be repeated.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (State == ScheduleState.Cancelled) return;

        State = ScheduleState.Cancelled;
        Version++;
        Wait(until: null, now);
        Announce(EventCatalogue.ScheduleCancelled, now);
    }

    private void Take(SchedulePlan plan, ApiKeyId? key, DateTimeOffset now)
    {
        Plan = plan;
        KeyId = key;
        PlannedAt = now;
        State = ScheduleState.Pending;
        Version++;
        Wait(new SlotCalendar(plan, now).First, now);
    }

    private void Announce(string type, DateTimeOffset now) => Announce(type, UserId, new ScheduleEvent(Id, DeviceId, DeviceType, now), now);
}
