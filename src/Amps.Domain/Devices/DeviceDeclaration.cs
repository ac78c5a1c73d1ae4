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

/// <summary>How a device takes one command.</summary>
/// <param name="Parameters">The parameters that it takes, with their bounds. Empty where it takes none.</param>
/// <param name="Execution">The ways in which it can be run.</param>
public sealed record CommandDeclaration(IReadOnlyDictionary<string, Bounds> Parameters, IReadOnlyList<ExecutionShape> Execution);

/// <summary>A setting's bounds; none for a switch. A read-only setting is shown and never written.</summary>
public sealed record SettingDeclaration(Bounds? Bounds, bool IsReadOnly = false);

/// <summary>Ways to run a command: at once, once at a later time, or from one time to another.</summary>
[JsonConverter(typeof(WireEnumConverter<ExecutionShape>))]
public enum ExecutionShape
{
    Immediate,
    Scheduled,
    Windowed,
}

/// <summary>How a push may deal with one that is there already: replace it, or wait for its end.</summary>
[JsonConverter(typeof(WireEnumConverter<ConflictStrategy>))]
public enum ConflictStrategy
{
    CancelAndReplace,
    QueueAfter,
}
