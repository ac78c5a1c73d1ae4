using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.Ports;

/// <summary>Work that went wrong, over all customers: for operators. Each list is served by an index of its own, however much there is.</summary>
public interface ITroubledWork
{
    /// <summary>How much there is, counted to <see cref="Common.PageRequest.TotalCap"/> and one more.</summary>
    Task<int> CountAsync(TroublePlace place, CancellationToken cancellationToken);

    /// <summary>Lists it, what went wrong last first.</summary>
    /// <param name="place">Which.</param>
    /// <param name="after">The last one of the part before; none for the first part.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<TroubledRead>> ListAsync(TroublePlace place, TroublePosition? after, int most, CancellationToken cancellationToken);

    /// <summary>Lists the newest errors: as <see cref="ListAsync"/>, but without what was given up only because its endpoint or its message is gone.</summary>
    Task<IReadOnlyList<TroubledRead>> ListErrorsAsync(TroublePlace place, int most, CancellationToken cancellationToken);
}

/// <summary>One list of work that went wrong.</summary>
public sealed record TroublePlace(AmpsEnvironment Environment, TroubledKind Kind, TroubleState State)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<TroublePlace> All { get; } =
    [
        .. from environment in Enum.GetValues<AmpsEnvironment>()
           from kind in Enum.GetValues<TroubledKind>()
           from state in Enum.GetValues<TroubleState>()
           select new TroublePlace(environment, kind, state),
    ];
}

/// <summary>The queues whose work is tried again and given up. Slots of schedules are not: what is late is missed.</summary>
[JsonConverter(typeof(WireEnumConverter<TroubledKind>))]
public enum TroubledKind
{
    Actions,
    WebhookDeliveries,
}

/// <summary>What became of work that went wrong.</summary>
[JsonConverter(typeof(WireEnumConverter<TroubleState>))]
public enum TroubleState
{
    /// <summary>It is to be tried again, and nobody has it.</summary>
    Retrying,

    /// <summary>It was given up.</summary>
    Dead,
}

/// <summary>What giving it up brings about depends on this.</summary>
public enum TroubledSort
{
    /// <summary>A command without an end.</summary>
    Command,

    /// <summary>A command with one: it is reverted where it may have arrived.</summary>
    Window,

    /// <summary>The end of a window.</summary>
    Revert,

    /// <summary>A webhook's.</summary>
    Message,
}

/// <summary>One piece of work that went wrong.</summary>
/// <param name="Place">The list it is in.</param>
/// <param name="Id">The action or delivery.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Sort">What it is.</param>
/// <param name="What">The command, its revert, or the event.</param>
/// <param name="Target">The device or the endpoint.</param>
/// <param name="Attempts">So far.</param>
/// <param name="At">When it went wrong last.</param>
/// <param name="NextTryAt">None for what was given up, and for what is due and waits for its turn.</param>
/// <param name="Error">How it went wrong last.</param>
public sealed record TroubledRead(
    TroublePlace Place, string Id, CustomerId CustomerId, TroubledSort Sort, string What, string Target, int Attempts, DateTimeOffset At, DateTimeOffset? NextTryAt, string Error);

/// <summary>Where a part of such a list ends.</summary>
public sealed record TroublePosition(DateTimeOffset At, string Id)
{
    private const char Separator = '.';

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}{Separator}{Id}");

    public static TroublePosition? Read(string text) =>
        text.Split(Separator) is [var at, { Length: > 0 and <= EntityId.MaxLength } id] && long.TryParse(at, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < MostMilliseconds
            ? new TroublePosition(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id)
            : null;

    private static readonly long MostMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
