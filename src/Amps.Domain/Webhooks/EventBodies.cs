using System.Text.Json.Serialization;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;

namespace Amps.Domain.Webhooks;

/// <summary>What a message tells. Flat, and published: members may be added, never changed.</summary>
public abstract record EventBody;

/// <summary>Something became of a device.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="DeviceType">Its type.</param>
/// <param name="UserId">The integrator's own id of the end user.</param>
/// <param name="Timestamp">When.</param>
/// <param name="ReconnectionUrl">With <c>device.disconnected</c>: where the end user signs in again; left out where the manufacturer offers no way.</param>
public sealed record DeviceEvent(
    DeviceId DeviceId,
    DeviceType DeviceType,
    string UserId,
    DateTimeOffset Timestamp,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReconnectionUrl = null) : EventBody;

/// <summary>An action ended.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="DeviceId">The device.</param>
/// <param name="DeviceType">Its type.</param>
/// <param name="UserId">The integrator's own id of the end user.</param>
/// <param name="Command">What the device was told.</param>
/// <param name="Parameters">With which values; null where there are none.</param>
/// <param name="Start">When it was to start; null where that was at once.</param>
/// <param name="End">When its window ends.</param>
/// <param name="ScheduleId">The schedule that fired it.</param>
/// <param name="Result">What the manufacturer said, where it accepted the command.</param>
/// <param name="CompletedAt">When it ended, however it did.</param>
/// <param name="ErrorCode">With <c>push.failed</c>: why.</param>
/// <param name="ErrorMessage">With <c>push.failed</c>: the same for people.</param>
/// <param name="Reason">With <c>push.cancelled</c>: why.</param>
public sealed record PushEndedEvent(
    ActionId ActionId,
    DeviceId DeviceId,
    DeviceType DeviceType,
    string UserId,
    string Command,
    IReadOnlyDictionary<string, Quantity>? Parameters,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    ScheduleId? ScheduleId,
    CommandResult? Result,
    DateTimeOffset CompletedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ErrorCode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ErrorMessage,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CancelReason? Reason) : EventBody;

/// <summary>A schedule was set, replaced or called off.</summary>
/// <param name="ScheduleId">The schedule.</param>
/// <param name="DeviceId">The device.</param>
/// <param name="DeviceType">Its type.</param>
/// <param name="Timestamp">When.</param>
public sealed record ScheduleEvent(ScheduleId ScheduleId, DeviceId DeviceId, DeviceType DeviceType, DateTimeOffset Timestamp) : EventBody;

/// <summary>A schedule's slot did not become an action, or its action failed.</summary>
/// <param name="ScheduleId">The schedule.</param>
/// <param name="DeviceId">The device.</param>
/// <param name="DeviceType">Its type.</param>
/// <param name="Slot">Which of the schedule's slots, from 0; of several that were missed, the last.</param>
/// <param name="Reason">With <c>schedule.slot_skipped</c> a word of its own, as <c>device_busy</c>; with <c>schedule.slot_failed</c> the action's error code.</param>
/// <param name="Timestamp">When that was known.</param>
/// <param name="ActionId">With <c>schedule.slot_failed</c>: the action.</param>
/// <param name="MissedCount">With the reason <c>missed</c>: how many times of how many slots passed.</param>
public sealed record SlotEvent(
    ScheduleId ScheduleId,
    DeviceId DeviceId,
    DeviceType DeviceType,
    int Slot,
    string Reason,
    DateTimeOffset Timestamp,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ActionId? ActionId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MissedCount = null) : EventBody;

/// <summary>A window's device got its mode back, or did not.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="DeviceId">The device.</param>
/// <param name="DeviceType">Its type.</param>
/// <param name="UserId">The integrator's own id of the end user.</param>
/// <param name="Command">What the device was told for the window.</param>
/// <param name="Timestamp">When.</param>
public sealed record RevertEndedEvent(ActionId ActionId, DeviceId DeviceId, DeviceType DeviceType, string UserId, string Command, DateTimeOffset Timestamp) : EventBody;
