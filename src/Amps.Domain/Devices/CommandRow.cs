namespace Amps.Domain.Devices;

/// <summary>A line of the <see cref="CommandTable"/>.</summary>
/// <param name="Type">The family that knows the command; the same verb may mean something else to another one.</param>
/// <param name="Verb">Its word on the wire.</param>
/// <param name="Required">The parameters without which it cannot be made.</param>
public abstract record CommandRow(DeviceType Type, string Verb, IReadOnlyList<string> Required)
{
    /// <summary>The type of its commands.</summary>
    public abstract Type Command { get; }

    /// <summary>Makes a command.</summary>
    /// <param name="parameters">In the contract's units and checked already: the required ones are there, the others may be.</param>
    public abstract DeviceCommand Parse(IReadOnlyDictionary<string, double> parameters);

    /// <summary>Tells the command's type to someone who needs it as a type argument; so nobody needs reflection or a second list.</summary>
    public abstract TResult Accept<TResult>(ICommandVisitor<TResult> visitor);
}

/// <summary>Does something for the type of a command.</summary>
public interface ICommandVisitor<out TResult>
{
    TResult Visit<TCommand>() where TCommand : DeviceCommand;
}

internal sealed record CommandRow<TCommand>(
    DeviceType Type, string Verb, IReadOnlyList<string> Required, Func<IReadOnlyDictionary<string, double>, TCommand> Make)
    : CommandRow(Type, Verb, Required) where TCommand : DeviceCommand
{
    public override Type Command => typeof(TCommand);

    public override DeviceCommand Parse(IReadOnlyDictionary<string, double> parameters) => Make(parameters);

    public override TResult Accept<TResult>(ICommandVisitor<TResult> visitor) => visitor.Visit<TCommand>();
}
