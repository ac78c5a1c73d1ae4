using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Application.Actions.DispatchAction;

/// <summary>From the words of an action to the typed command that a driver takes, and from its answer to an action's result.</summary>
internal static class CommandWords
{
    public static DeviceCommand Make(DeviceType type, string verb, IReadOnlyDictionary<string, Quantity> parameters)
    {
        var row = CommandTable.Find(type, verb) ?? throw new InvalidOperationException($"No command `{verb}` of a {type}.");
        return row.Parse(parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Value, StringComparer.Ordinal));
    }

    public static CommandResult ResultOf(OemAnswer.Done done) => new(Success: true, done.Message, done.Fields);
}
