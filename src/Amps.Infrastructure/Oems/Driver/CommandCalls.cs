using System.Collections.Frozen;
using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Driver;

/// <summary>Joins each line of the <see cref="CommandTable"/> with the drivers' code for it.</summary>
internal static class CommandCalls
{
    private static readonly FrozenDictionary<Type, CommandCall> ByCommand =
        CommandTable.Rows.ToFrozenDictionary(row => row.Command, row => row.Accept(new CallOfCommand()));

    public static CommandCall Of(DeviceCommand command) => ByCommand[command.GetType()];

    public static CommandCall Of(CommandRow row) => ByCommand[row.Command];

    private sealed class CallOfCommand : ICommandVisitor<CommandCall>
    {
        public CommandCall Visit<TCommand>() where TCommand : DeviceCommand => new(
            driver => driver is IApplies<TCommand>,
            (driver, session, device, command, cancellationToken) => driver is IApplies<TCommand> applies
                ? applies.ApplyAsync(session, device, (TCommand)command, cancellationToken)
                : throw new InvalidOperationException($"{driver.GetType().Name} cannot apply {typeof(TCommand).Name}."));
    }
}

/// <summary>One command as drivers take it.</summary>
/// <param name="IsKnownTo">Whether a driver's code can apply it.</param>
/// <param name="Apply">Applies it; to a driver that does not know it, that is a bug.</param>
internal sealed record CommandCall(
    Func<IOemDriver, bool> IsKnownTo,
    Func<IOemDriver, OemSession, OemDevice, DeviceCommand, CancellationToken, Task<DriverResult<OemAnswer>>> Apply);
