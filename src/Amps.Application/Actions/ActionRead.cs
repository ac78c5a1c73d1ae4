using Amps.Application.Devices;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;

namespace Amps.Application.Actions;

/// <summary>One command to one device, as integrators read it.</summary>
/// <param name="Id">The action.</param>
/// <param name="DeviceId">The device it is for.</param>
/// <param name="DeviceType">The device's type.</param>
/// <param name="UserId">The integrator's own id of the end user.</param>
/// <param name="Command">What the device is told.</param>
/// <param name="Parameters">With which values; null where there are none.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Result">What the manufacturer said, once it accepted the command.</param>
/// <param name="ErrorCode">Why it failed.</param>
/// <param name="ErrorMessage">The same for people.</param>
/// <param name="CreatedAt">When it was pushed.</param>
/// <param name="UpdatedAt">When it changed last.</param>
/// <param name="AcknowledgedAt">When its turn came.</param>
/// <param name="CompletedAt">When the manufacturer accepted the command.</param>
/// <param name="Start">When it is to start; null where that was at once.</param>
/// <param name="End">When its window ends.</param>
/// <param name="ExpiresAt">When it fails, if it has not been sent by then.</param>
/// <param name="ScheduleId">The schedule that fired it.</param>
/// <param name="Revert">What becomes of the device's mode at the end of a window.</param>
/// <param name="Links">Where to read it again.</param>
public sealed record ActionRead(
    ActionId Id,
    DeviceId DeviceId,
    DeviceType DeviceType,
    string UserId,
    string Command,
    IReadOnlyDictionary<string, Quantity>? Parameters,
    ActionState State,
    CommandResult? Result,
    string? ErrorCode,
    string? ErrorMessage,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    DateTimeOffset ExpiresAt,
    ScheduleId? ScheduleId,
    ActionRevert? Revert,
    SelfLink Links)
{
    internal static ActionRead Of(DeviceAction action) => new(
        action.Id,
        action.DeviceId,
        action.DeviceType,
        action.UserId,
        action.Command,
        action.Parameters.Count == 0 ? null : action.Parameters,
        action.State,
        action.Result,
        action.ErrorCode,
        action.ErrorMessage,
        action.CreatedAt,
        action.UpdatedAt,
        action.AcknowledgedAt,
        action.CompletedAt,
        action.Start,
        action.End,
        action.ExpiresAt,
        action.ScheduleId,
        action.Revert,
        Self(action.Id));

    internal static SelfLink Self(ActionId id) => new($"/actions/{id}");
}
