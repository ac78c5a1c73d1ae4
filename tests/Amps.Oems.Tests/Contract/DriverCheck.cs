using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Oems.Tests.Contract;

/// <summary>Says in sentences where a declaration and the interfaces of its driver disagree.</summary>
internal static class DriverCheck
{
    /// <param name="model">The model that is judged.</param>
    /// <param name="all">All models that are known; those with the same driver class may declare what this one does not.</param>
    public static IEnumerable<string> Complaints(DeclaredModel model, IReadOnlyList<DeclaredModel> all)
    {
        var kin = all.Append(model).Where(other => other.Driver.GetType() == model.Driver.GetType()).ToList();
        var driver = model.Driver.GetType().Name;
        return
        [
            .. model.Declaration.Commands.Keys
                .Where(verb => CommandTable.Find(model.Type, verb) is not { } row || !CommandCalls.Of(row).IsKnownTo(model.Driver))
                .Select(verb => $"{model.Model} declares {verb} but {driver} cannot apply it"),
            .. CommandTable.Rows
                .Where(row => CommandCalls.Of(row).IsKnownTo(model.Driver))
                .Where(row => row.Type != model.Type || !kin.Exists(other => other.Declaration.Commands.ContainsKey(row.Verb)))
                .Select(row => $"{driver} can apply {row.Command.Name} but no model declares it"),
            .. OfSettings(model, kin, driver),
            .. OfModes(model, driver),
        ];
    }

    private static IEnumerable<string> OfSettings(DeclaredModel model, List<DeclaredModel> kin, string driver)
    {
        var writes = model.Driver is IWritesSettings;
        if (Writable(model) && !writes) yield return $"{model.Model} declares writable settings but {driver} cannot write them";
        if (writes && !kin.Exists(Writable)) yield return $"{driver} can write settings but no model declares any";
    }

    private static IEnumerable<string> OfModes(DeclaredModel model, string driver)
    {
        var windowed = model.Declaration.Commands.Values.Any(command => command.Execution.Contains(ExecutionShape.Windowed));
        if (windowed && model.Driver is not IReadsMode) yield return $"{model.Model} takes windows but {driver} cannot read the mode to go back to";
    }

    private static bool Writable(DeclaredModel model) => model.Declaration.Settings.Values.Any(setting => !setting.IsReadOnly);
}

internal sealed record DeclaredModel(string Model, DeviceType Type, DeviceDeclaration Declaration, IOemDriver Driver);
