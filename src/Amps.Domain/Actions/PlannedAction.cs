using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Actions;

/// <summary>A push that the device takes, with its times as instants.</summary>
/// <param name="Command">A command that the device declares.</param>
/// <param name="Parameters">Within the device's bounds.</param>
/// <param name="Shape">Immediate: no times. Scheduled: a start. Windowed: a start and an end after it.</param>
/// <param name="Start">UTC, whole milliseconds.</param>
/// <param name="End">UTC, whole milliseconds.</param>
public sealed record PlannedAction(
    string Command,
    IReadOnlyDictionary<string, Quantity> Parameters,
    ExecutionShape Shape,
    DateTimeOffset? Start = null,
    DateTimeOffset? End = null)
{
    /// <summary>The same, moved to another start: what was immediate becomes scheduled, and a window keeps its length.</summary>
    public PlannedAction StartingAt(DateTimeOffset start) => this with
    {
        Shape = End is null ? ExecutionShape.Scheduled : ExecutionShape.Windowed,
        Start = start,
        End = start + (End - Start),
    };
}
