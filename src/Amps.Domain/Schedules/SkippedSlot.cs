using System.Text.Json.Serialization;

namespace Amps.Domain.Schedules;

/// <summary>A slot that did not become an action.</summary>
/// <param name="Slot">Which one, from 0.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it was to run; of several that were missed, the last.</param>
/// <param name="MissedCount">With <c>missed</c>: how many times of how many slots passed.</param>
public sealed record SkippedSlot(
    int Slot,
    SkipReason Reason,
    DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MissedCount = null);
