using Amps.Domain.Actions;
using Amps.Domain.Common;

namespace Amps.Domain.Devices;

/// <summary>Whether one device takes a push: all the 422 refusals, as one ordered list.</summary>
/// <remarks>
/// Vocabulary and required parameters are the request's own matter (400) and come before: see <see cref="Commands.IsKnown"/> and
/// <see cref="CommandParameters.Missing"/>.
/// </remarks>
public static class CommandCheck
{
    private delegate Failure? Rule(Push push);

    /// <summary>The part that asks about the command itself; a schedule's slot is held against it, and so is every action again before it is sent.</summary>
    private static readonly Rule[] OfTheCommand = [TakesCommands, TakesTheCommand, TakesTheParameters, TakesTheUnits, TakesTheValues, TakesTheShape];

    /// <summary>The order is part of the public contract: the first broken rule is the one reported.</summary>
    private static readonly Rule[] InDocumentedOrder = [.. OfTheCommand, HasAValidWindow, StartsNotInThePast, StartsWithinTheHorizon];

    /// <summary>Holds a push against a device.</summary>
    /// <param name="type">The device's family.</param>
    /// <param name="declaration">What the device takes.</param>
    /// <param name="timezone">The plant's IANA zone.</param>
    /// <param name="request">What the client asks.</param>
    /// <param name="now">This instant.</param>
    /// <returns>The push with its times as instants, or the first broken rule.</returns>
    public static Result<PlannedAction> Check(DeviceType type, DeviceDeclaration declaration, string timezone, PushRequest request, DateTimeOffset now)
    {
        var times = PlantTime.Resolve(request.Start, request.End, timezone, now);
        var push = new Push(type, declaration, request.Command, request.Parameters, request.Shape, times, now);
        return FirstBroken(InDocumentedOrder, push) is { } failure
            ? failure
            : new PlannedAction(request.Command, request.Parameters, request.Shape, times.Value.Start, times.Value.End);
    }

    /// <summary>Holds a command against a device without its times: for a schedule's slot, and for an action that is about to be sent.</summary>
    /// <param name="type">The device's family.</param>
    /// <param name="declaration">What the device takes now.</param>
    /// <param name="command">A word of <see cref="Commands"/>.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="shape">How it is to be run; none where it is about to be sent and no longer matters.</param>
    /// <returns>The first broken rule, or nothing.</returns>
    public static Failure? CheckWithoutTimes(
        DeviceType type, DeviceDeclaration declaration, string command, IReadOnlyDictionary<string, Quantity> parameters, ExecutionShape? shape) =>
        FirstBroken(OfTheCommand, new Push(type, declaration, command, parameters, shape, new PlantTimes(null, null), default));

    private static Failure? FirstBroken(Rule[] rules, Push push) => rules.Select(rule => rule(push)).FirstOrDefault(failure => failure is not null);

    // A battery, say, whose model can only be read is as good as a device of a family that takes nothing.
    private static Failure? TakesCommands(Push push) =>
        Commands.Of(push.Type).Count == 0 || push.Declaration.Commands.Count == 0 ? CommandFailures.DirectActionUnsupported : null;

    private static Failure? TakesTheCommand(Push push) => push.Declaration.Commands.ContainsKey(push.Command)
        ? null
        : CommandFailures.UnsupportedMode(push.Command, [.. Commands.All.Where(push.Declaration.Commands.ContainsKey)]);

    private static Failure? TakesTheParameters(Push push)
    {
        var unsupported = push.Parameters.Keys.Where(name => !push.Declared.Parameters.ContainsKey(name)).ToList();
        return unsupported.Count == 0
            ? null
            : CommandFailures.UnsupportedParameters(push.Command, unsupported, [.. push.Declared.Parameters.Keys.Order(StringComparer.Ordinal)]);
    }

    private static Failure? TakesTheUnits(Push push)
    {
        foreach (var (name, quantity) in push.Parameters)
        {
            var supported = push.Declared.Parameters[name].Unit;
            if (quantity.Unit != supported) return CommandFailures.UnsupportedUnit(name, quantity.Unit, supported);
        }

        return null;
    }

    private static Failure? TakesTheValues(Push push)
    {
        foreach (var (name, quantity) in push.Parameters)
        {
            var bounds = push.Declared.Parameters[name];
            if (quantity.Value < bounds.Min || quantity.Value > bounds.Max) return CommandFailures.OutOfRange(name, quantity.Value, bounds);
        }

        return KeepsSetpointsApart(push);
    }

    // A unit that heats and cools by itself would work against itself otherwise.
    private static Failure? KeepsSetpointsApart(Push push)
    {
        if (push is not { Type: DeviceType.Hvac, Command: Commands.Auto }) return null;
        if (!push.Parameters.TryGetValue(CommandParameters.HeatSetpoint, out var heat)) return null;
        if (!push.Parameters.TryGetValue(CommandParameters.CoolSetpoint, out var cool)) return null;

        return heat.Value < cool.Value ? null : CommandFailures.SetpointsCrossed(heat.Value, cool.Value, push.Declared.Parameters[CommandParameters.HeatSetpoint]);
    }

    private static Failure? TakesTheShape(Push push) => push.Shape is not { } shape || push.Declared.Execution.Contains(shape)
        ? null
        : CommandFailures.ExecutionNotSupported(push.Command, shape, push.Declared.Execution);

    private static Failure? HasAValidWindow(Push push) => push.Times.Failure;

    private static Failure? StartsNotInThePast(Push push) => PlantTime.StartsInPast(push.Times.Value.Start, push.Now);

    private static Failure? StartsWithinTheHorizon(Push push) => PlantTime.StartsTooLate(push.Times.Value.Start, push.Now);

    private sealed record Push(
        DeviceType Type,
        DeviceDeclaration Declaration,
        string Command,
        IReadOnlyDictionary<string, Quantity> Parameters,
        ExecutionShape? Shape,
        Result<PlantTimes> Times,
        DateTimeOffset Now)
    {
        /// <summary>Only there once <see cref="TakesTheCommand"/> held.</summary>
        public CommandDeclaration Declared => Declaration.Commands[Command];
    }
}
