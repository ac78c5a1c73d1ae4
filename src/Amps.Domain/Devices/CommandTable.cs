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
        Row(DeviceType.Battery, Commands.Charge, with => new BatteryCharge(with.Find(CommandParameters.Target), with.Find(CommandParameters.Power), with.Find(CommandParameters.Reserve))),
        Row(DeviceType.Battery, Commands.Discharge, with => new BatteryDischarge(with.Find(CommandParameters.Target), with.Find(CommandParameters.Power), with.Find(CommandParameters.Reserve))),
        Row(DeviceType.Battery, Commands.Idle, _ => new BatteryIdle()),
        Row(DeviceType.Battery, Commands.AutoBalanced, _ => new BatteryAutoBalanced()),
        Row(DeviceType.Battery, Commands.AutoReserve, _ => new BatteryAutoReserve()),
        Row(DeviceType.Battery, Commands.AutoExport, _ => new BatteryAutoExport()),
        Row(DeviceType.EvCharger, Commands.Charge, _ => new EvChargerCharge()),
        Row(DeviceType.EvCharger, Commands.Idle, _ => new EvChargerIdle()),
        Row(DeviceType.Hvac, Commands.Heat, with => new HvacHeat(with[CommandParameters.Target]), CommandParameters.Target),
        Row(DeviceType.Hvac, Commands.Cool, with => new HvacCool(with[CommandParameters.Target]), CommandParameters.Target),
        Row(DeviceType.Hvac, Commands.Auto, with => new HvacAuto(with[CommandParameters.HeatSetpoint], with[CommandParameters.CoolSetpoint]), CommandParameters.HeatSetpoint, CommandParameters.CoolSetpoint),
        Row(DeviceType.Hvac, Commands.Idle, _ => new HvacIdle()),
        Row(DeviceType.Hvac, Commands.FollowSchedule, _ => new HvacFollowSchedule()),
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
