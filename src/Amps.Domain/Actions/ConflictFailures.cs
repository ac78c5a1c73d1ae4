using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Actions;

/// <summary>Why a push, or another write to the device, cannot be taken beside what is there already.</summary>
public static class ConflictFailures
{
    public static Failure NoStrategySupplied(IReadOnlyList<ActionId> with, IReadOnlyList<ConflictStrategy> strategies) =>
        Of(ConflictReason.NoStrategySupplied, "The device has a push in force already. Say with `onConflict` what to do about it.", with, strategies);

    public static Failure StrategyNotSupported(ConflictStrategy strategy, IReadOnlyList<ActionId> with, IReadOnlyList<ConflictStrategy> strategies) =>
        Of(ConflictReason.StrategyNotSupported, $"The device has a push in force already, and does not offer `{Wire<ConflictStrategy>.Name(strategy)}`.", with, strategies);

    public static Failure OpenEnded(IReadOnlyList<ActionId> with, IReadOnlyList<ConflictStrategy> strategies) =>
        Of(ConflictReason.OpenEndedConflict, "The push in force has no `end` to wait for.", with, strategies);

    public static Failure QueueFull(IReadOnlyList<ActionId> with, IReadOnlyList<ConflictStrategy> strategies) =>
        Of(ConflictReason.QueueFull, "One push waits behind the one in force already, and there is room for one.", with, strategies);

    /// <summary>Offers no strategies: nothing but waiting helps.</summary>
    public static Failure InProgress(IReadOnlyList<ActionId> with) =>
        Of(ConflictReason.InProgress, "An action on this device is being carried out at the moment. Try again when it has ended.", with, null);

    private static Failure Of(ConflictReason reason, string message, IReadOnlyList<ActionId> with, IReadOnlyList<ConflictStrategy>? strategies) =>
        new(FailureKind.Conflict, ErrorCode.Conflict, message, new ConflictDetails(reason, with, strategies));
}

/// <summary>CONFLICT.</summary>
/// <param name="Reason">Why it is one.</param>
/// <param name="ConflictingActionIds">The push in force, then the one that waits behind it.</param>
/// <param name="Strategies">What the device offers; left out where none of it helps.</param>
public sealed record ConflictDetails(
    ConflictReason Reason,
    IReadOnlyList<ActionId> ConflictingActionIds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ConflictStrategy>? Strategies);

/// <summary>Why a push meets a conflict that it does not resolve.</summary>
[JsonConverter(typeof(WireEnumConverter<ConflictReason>))]
public enum ConflictReason
{
    NoStrategySupplied,
    InProgress,
    OpenEndedConflict,
    QueueFull,
    StrategyNotSupported,

    /// <summary>Of a schedule: <c>if-match</c> names another state of it.</summary>
    EtagMismatch,
}
