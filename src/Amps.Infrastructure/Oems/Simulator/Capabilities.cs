using System.Collections.Frozen;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>What one simulated model takes, and what its settings are set to. One list says both, so they cannot disagree.</summary>
internal sealed class Capabilities(
    IReadOnlyList<SimulatedCommand> commands,
    IReadOnlyList<SimulatedSetting> settings,
    IReadOnlyList<ConflictStrategy> conflictStrategies)
{
    /// <summary>Of a device that only tells.</summary>
    public static Capabilities None { get; } = new([], [], []);

    public DeviceDeclaration Declaration { get; } = new(
        commands.ToFrozenDictionary(command => command.Verb, command => command.Declaration, StringComparer.Ordinal),
        settings.ToFrozenDictionary(setting => setting.Key, setting => new SettingDeclaration(setting.Bounds, setting.IsReadOnly), StringComparer.Ordinal),
        conflictStrategies);

    public IReadOnlyDictionary<string, SettingValue> Settings { get; } =
        settings.ToFrozenDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);

    /// <summary>Whether a setting can be written, and to this value.</summary>
    public bool Takes(string key, SettingValue value) =>
        Declaration.Settings.TryGetValue(key, out var declared) && !declared.IsReadOnly && (declared.Bounds is { } bounds
            ? value.Flag is null && value.Number >= bounds.Min && value.Number <= bounds.Max
            : value.Flag is not null);
}

/// <summary>A command of the contract as one model takes it.</summary>
internal sealed record SimulatedCommand(string Verb, IReadOnlyList<ExecutionShape> Execution, params (string Name, Bounds Bounds)[] Parameters)
{
    public CommandDeclaration Declaration { get; } =
        new(Parameters.ToFrozenDictionary(parameter => parameter.Name, parameter => parameter.Bounds, StringComparer.Ordinal), Execution);
}

/// <summary>A setting of the contract as one model has it.</summary>
internal sealed record SimulatedSetting(string Key, Bounds? Bounds, SettingValue Value, bool IsReadOnly = false);

/// <summary>The ways of execution that the contract combines.</summary>
internal static class Shapes
{
    public static readonly IReadOnlyList<ExecutionShape> Immediate = [ExecutionShape.Immediate];

    public static readonly IReadOnlyList<ExecutionShape> WithStart = [ExecutionShape.Immediate, ExecutionShape.Scheduled];

    public static readonly IReadOnlyList<ExecutionShape> All = [ExecutionShape.Immediate, ExecutionShape.Scheduled, ExecutionShape.Windowed];
}
