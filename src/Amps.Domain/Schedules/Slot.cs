using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Schedules;

/// <summary>What a schedule tells its device at one time. It has either a <c>time</c> or an <c>at</c>.</summary>
/// <param name="Time">The wall clock at which it starts, in the schedule's zone.</param>
/// <param name="At">The instant at which it starts; only in a schedule that runs once.</param>
/// <param name="Duration">An ISO 8601 duration of elapsed time, which makes a window: <c>PT5H</c>. Without one the command holds until the next.</param>
/// <param name="Command">What the device is told.</param>
/// <param name="Parameters">With which values; absent where there are none.</param>
public sealed record Slot(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonConverter(typeof(WallTimeJsonConverter))] TimeOnly? Time,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Duration,
    string Command,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, Quantity>? Parameters = null)
{
    /// <summary>The duration as a span; none for a slot without one.</summary>
    [JsonIgnore]
    public TimeSpan? Length { get; } = Duration is null ? null : SlotText.ReadDuration(Duration);

    /// <summary>How its action is run.</summary>
    [JsonIgnore]
    public ExecutionShape Shape => Duration is null ? ExecutionShape.Scheduled : ExecutionShape.Windowed;

    /// <summary>The parameters, or an empty map.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, Quantity> Values => Parameters ?? CommandParameters.None;

    /// <summary>Whether two say the same; the order of parameters does not matter.</summary>
    internal bool Says(Slot other) =>
        Time == other.Time && At == other.At && string.Equals(Duration, other.Duration, StringComparison.Ordinal) && string.Equals(Command, other.Command, StringComparison.Ordinal)
        && Values.Count == other.Values.Count && Values.All(value => other.Values.TryGetValue(value.Key, out var same) && value.Value == same);
}
