using System.Text.Json.Serialization;
using Amps.Application.Common;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;

namespace Amps.Application.Schedules;

/// <summary>What a device is told at set times, as integrators read it.</summary>
/// <param name="Id">The schedule; it stays when the schedule is replaced.</param>
/// <param name="DeviceId">The device it is for.</param>
/// <param name="DeviceType">The device's type.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Timezone">The IANA zone of its wall clocks and days.</param>
/// <param name="Recurrence">On which days its slots run; null where it runs once.</param>
/// <param name="Slots">What the device is told and when. The first is slot 0.</param>
/// <param name="CreatedAt">When it was set first.</param>
/// <param name="UpdatedAt">When it changed last; firing is a change too.</param>
/// <param name="NextFireAt">When the next slot runs; null once nothing is left.</param>
/// <param name="LastSkip">The last slot that did not become an action; null where there was none.</param>
public sealed record ScheduleRead(
    ScheduleId Id,
    DeviceId DeviceId,
    DeviceType DeviceType,
    ScheduleState State,
    string Timezone,
    Recurrence? Recurrence,
    IReadOnlyList<Slot> Slots,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? NextFireAt,
    SkippedSlot? LastSkip) : IVersioned
{
    [JsonIgnore]
    public string Etag { get; private init; } = "";

    internal static ScheduleRead Of(Schedule schedule) => new(
        schedule.Id,
        schedule.DeviceId,
        schedule.DeviceType,
        schedule.State,
        schedule.Plan.Timezone,
        schedule.Plan.Recurrence,
        schedule.Plan.Slots,
        schedule.CreatedAt,
        schedule.UpdatedAt,
        schedule.NextFireAt,
        schedule.LastSkip)
    {
        Etag = schedule.Etag,
    };
}
