using Amps.Domain.Common;
using Amps.Domain.Devices;
using static Amps.Domain.Devices.ExecutionShape;

namespace Amps.Oems.Tests.Contract;

/// <summary>The public contract's table of what a family may take. A device may take less, never anything else.</summary>
internal sealed record ContractTable(
    IReadOnlyList<ContractCommand> Commands,
    IReadOnlyDictionary<string, Unit?> Settings,
    IReadOnlyList<ConflictStrategy> ConflictStrategies)
{
    private static readonly (string Name, Unit Unit)[] LevelAndPower = [("target", Unit.Percent), ("power", Unit.Kw), ("reserve", Unit.Percent)];

    private static readonly Dictionary<string, Unit?> NoSettings = new(StringComparer.Ordinal);

    private static readonly ContractTable Battery = new(
        [
            new("charge", [Immediate, Scheduled, Windowed], LevelAndPower),
            new("discharge", [Immediate, Scheduled, Windowed], LevelAndPower),
            new("idle", [Immediate, Scheduled]),
            new("auto.balanced", [Immediate, Scheduled]),
            new("auto.reserve", [Immediate, Scheduled]),
            new("auto.export", [Immediate, Scheduled]),
        ],
        new Dictionary<string, Unit?>(StringComparer.Ordinal)
        {
            ["safety_reserve"] = Unit.Percent,
            ["discharge_floor"] = Unit.Percent,
            ["charge_ceiling"] = Unit.Percent,
            ["export_limit"] = Unit.Watts,
            ["max_charge_rate"] = Unit.Amps,
            ["max_discharge_rate"] = Unit.Amps,
            ["scheduler_enabled"] = null,
        },
        [ConflictStrategy.CancelAndReplace, ConflictStrategy.QueueAfter]);

    private static readonly ContractTable EvCharger = new(
        [
            new("charge", [Immediate, Scheduled, Windowed]),
            new("idle", [Immediate, Scheduled]),
        ],
        new Dictionary<string, Unit?>(StringComparer.Ordinal) { ["max_charge_rate"] = Unit.Kw },
        [ConflictStrategy.CancelAndReplace]);

    private static readonly ContractTable Hvac = new(
        [
            new("heat", [Immediate, Scheduled, Windowed], ("target", Unit.Celsius)),
            new("cool", [Immediate, Scheduled, Windowed], ("target", Unit.Celsius)),
            new("auto", [Immediate, Scheduled], ("heatSetpoint", Unit.Celsius), ("coolSetpoint", Unit.Celsius)),
            new("idle", [Immediate, Scheduled]),
            new("follow_schedule", [Immediate]),
        ],
        NoSettings,
        [ConflictStrategy.CancelAndReplace]);

    private static readonly ContractTable ReadOnly = new([], NoSettings, []);

    public static ContractTable Of(DeviceType type) => type switch
    {
        DeviceType.Battery => Battery,
        DeviceType.EvCharger => EvCharger,
        DeviceType.Hvac => Hvac,
        DeviceType.SolarInverter or DeviceType.Vehicle => ReadOnly,
    };

    public ContractCommand? Find(string verb) => Commands.FirstOrDefault(command => string.Equals(command.Verb, verb, StringComparison.Ordinal));
}

internal sealed record ContractCommand(string Verb, IReadOnlyList<ExecutionShape> Execution, params (string Name, Unit Unit)[] Parameters)
{
    public Unit? UnitOf(string parameter) => Parameters
        .Where(candidate => string.Equals(candidate.Name, parameter, StringComparison.Ordinal))
        .Select(candidate => (Unit?)candidate.Unit)
        .FirstOrDefault();
}
