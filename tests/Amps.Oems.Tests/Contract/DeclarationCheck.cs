using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Oems.Tests.Contract;

/// <summary>Says in sentences where a declaration leaves the contract.</summary>
internal static class DeclarationCheck
{
    public static IReadOnlyList<string> Complaints(DeviceType type, DeviceDeclaration declaration)
    {
        var table = ContractTable.Of(type);
        return
        [
            .. declaration.Commands.SelectMany(command => OfCommand(command.Key, command.Value, table)),
            .. declaration.Settings.SelectMany(setting => OfSetting(setting.Key, setting.Value, table)),
            .. declaration.ConflictStrategies.Except(table.ConflictStrategies).Select(strategy => $"{type} has no conflict strategy {strategy}"),
            .. OfEmptiness(declaration),
        ];
    }

    private static IEnumerable<string> OfCommand(string verb, CommandDeclaration declared, ContractTable table)
    {
        if (table.Find(verb) is not { } allowed) return [$"{verb} is no command of this family"];
        return
        [
            .. declared.Execution.Except(allowed.Execution).Select(shape => $"{verb} cannot be {shape}"),
            .. declared.Execution.Contains(ExecutionShape.Immediate) ? Array.Empty<string>() : [$"{verb} cannot be sent at once"],
            .. declared.Parameters.SelectMany(parameter => OfParameter(verb, parameter.Key, parameter.Value, allowed)),
        ];
    }

    private static IEnumerable<string> OfParameter(string verb, string name, Bounds bounds, ContractCommand allowed)
    {
        if (allowed.UnitOf(name) is not { } unit) yield return $"{verb} has no parameter {name}";
        else if (unit != bounds.Unit) yield return $"{verb}.{name} is not counted in {bounds.Unit}";
        if (bounds.Min >= bounds.Max) yield return $"{verb}.{name} has no room between {bounds.Min} and {bounds.Max}";
    }

    private static IEnumerable<string> OfSetting(string key, SettingDeclaration declared, ContractTable table)
    {
        if (!table.Settings.TryGetValue(key, out var unit)) yield return $"{key} is no setting of this family";
        else if (unit != declared.Bounds?.Unit) yield return $"{key} is not counted in {declared.Bounds?.Unit}";
        if (declared.Bounds is { } bounds && bounds.Min >= bounds.Max) yield return $"{key} has no room between {bounds.Min} and {bounds.Max}";
        if (key is "scheduler_enabled" && !declared.IsReadOnly) yield return $"{key} cannot be written";
    }

    private static IEnumerable<string> OfEmptiness(DeviceDeclaration declaration)
    {
        if (declaration.Commands.Count > 0 && declaration.ConflictStrategies.Count == 0) yield return "takes commands and no way to deal with a conflict";
    }
}
