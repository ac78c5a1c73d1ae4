using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Devices;

/// <summary>
/// What one device takes, in the words of the public contract. Presence is support. The same object is shown by the read,
/// enforced at a push and quoted in refusals.
/// </summary>
/// <param name="Commands">Each command with its parameters' bounds and its shapes of execution.</param>
/// <param name="Settings">Each setting that the device has, with its bounds.</param>
/// <param name="ConflictStrategies">How a push may deal with one that is there already.</param>
public sealed record DeviceDeclaration(
    IReadOnlyDictionary<string, CommandDeclaration> Commands,
    IReadOnlyDictionary<string, SettingDeclaration> Settings,
    IReadOnlyList<ConflictStrategy> ConflictStrategies)
{
    /// <summary>Of a device that only tells.</summary>
    public static DeviceDeclaration ReadOnly { get; } =
        new(new Dictionary<string, CommandDeclaration>(StringComparer.Ordinal), new Dictionary<string, SettingDeclaration>(StringComparer.Ordinal), []);
}

public sealed record CommandDeclaration(IReadOnlyDictionary<string, Bounds> Parameters, IReadOnlyList<ExecutionShape> Execution);

/// <summary>A setting's bounds; none for a switch. A read-only setting is shown and never written.</summary>
public sealed record SettingDeclaration(Bounds? Bounds, bool IsReadOnly = false);

[JsonConverter(typeof(WireEnumConverter<ExecutionShape>))]
public enum ExecutionShape
{
    Immediate,
    Scheduled,
    Windowed,
}

[JsonConverter(typeof(WireEnumConverter<ConflictStrategy>))]
public enum ConflictStrategy
{
    CancelAndReplace,
    QueueAfter,
}
