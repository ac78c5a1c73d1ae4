using System.Collections.Frozen;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;

namespace Amps.Domain.Devices;

/// <summary>Every command there is, one line each: whose it is, its verb, and how it is made from its parameters.</summary>
public static class CommandTable
{
    public static IReadOnlyList<CommandRow> Rows { get; } =
    [
        Row(DeviceType.Battery, "charge", with => new BatteryCharge(with.Find("target"), with.Find("power"), with.Find("reserve"))),
        Row(DeviceType.Battery, "discharge", with => new BatteryDischarge(with.Find("target"), with.Find("power"), with.Find("reserve"))),
        Row(DeviceType.Battery, "idle", _ => new BatteryIdle()),
        Row(DeviceType.Battery, "auto.balanced", _ => new BatteryAutoBalanced()),
        Row(DeviceType.Battery, "auto.reserve", _ => new BatteryAutoReserve()),
        Row(DeviceType.Battery, "auto.export", _ => new BatteryAutoExport()),
        Row(DeviceType.EvCharger, "charge", _ => new EvChargerCharge()),
        Row(DeviceType.EvCharger, "idle", _ => new EvChargerIdle()),
        Row(DeviceType.Hvac, "heat", with => new HvacHeat(with["target"]), "target"),
        Row(DeviceType.Hvac, "cool", with => new HvacCool(with["target"]), "target"),
        Row(DeviceType.Hvac, "auto", with => new HvacAuto(with["heatSetpoint"], with["coolSetpoint"]), "heatSetpoint", "coolSetpoint"),
        Row(DeviceType.Hvac, "idle", _ => new HvacIdle()),
        Row(DeviceType.Hvac, "follow_schedule", _ => new HvacFollowSchedule()),
    ];

    private static readonly FrozenDictionary<(DeviceType, string), CommandRow> ByVerb = Rows.ToFrozenDictionary(row => (row.Type, row.Verb));

    private static readonly FrozenDictionary<Type, CommandRow> ByCommand = Rows.ToFrozenDictionary(row => row.Command);

    public static CommandRow? Find(DeviceType type, string verb) => ByVerb.GetValueOrDefault((type, verb));

    /// <summary>The row of a command; each has one.</summary>
    public static CommandRow Of(DeviceCommand command) => ByCommand[command.GetType()];

    private static CommandRow<TCommand> Row<TCommand>(
        DeviceType type, string verb, Func<IReadOnlyDictionary<string, double>, TCommand> parse, params IReadOnlyList<string> required)
        where TCommand : DeviceCommand => new(type, verb, required, parse);

    private static double? Find(this IReadOnlyDictionary<string, double> parameters, string name) =>
        parameters.TryGetValue(name, out var value) ? value : null;
}
