using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Removals;

/// <summary>An end user who is to be forgotten: what is still owed, besides what each of the user's devices leaves behind (<see cref="DeviceRemoval"/>).</summary>
/// <remarks>
/// Ids sort by time, so the erasure's own id divides what is older, and goes, from what came after it and stays: the user may connect again at any time.
/// </remarks>
public sealed class UserErasure : IOwned, IOwed
{
    /// <summary>What was told of the user is kept so long, so that events under way, those of the erasure among them, are delivered; within the day that is promised.</summary>
    public static readonly TimeSpan MessagesStay = TimeSpan.FromHours(23);

    /// <summary>So long the call that asked for it has to remove the devices; after that they are taken up where it left them.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private UserErasure()
    {
    }

    public ErasureId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public string UserId { get; private init; } = "";

    public DateTimeOffset RequestedAt { get; private init; }

    /// <summary>When there is something to do.</summary>
    public DateTimeOffset DueAt { get; private init; }

    /// <summary>Until then the messages stay.</summary>
    public DateTimeOffset MessagesUntil => RequestedAt + MessagesStay;

    /// <summary>Devices with a lower id are older than the erasure.</summary>
    public DeviceId DevicesBefore => DeviceId.Trust(Moment<DeviceId>());

    /// <summary>Actions with a lower id are older than the erasure.</summary>
    public ActionId ActionsBefore => ActionId.Trust(Moment<ActionId>());

    /// <summary>Schedules with a lower id are older than the erasure.</summary>
    public ScheduleId SchedulesBefore => ScheduleId.Trust(Moment<ScheduleId>());

    /// <summary>Messages with a lower id are older than the erasure.</summary>
    public MessageId MessagesBefore => MessageId.Trust(Moment<MessageId>());

    public static UserErasure Of(CustomerId customer, string userId, DateTimeOffset now) => new()
    {
        Id = EntityId.New<ErasureId>(now),
        CustomerId = customer,
        UserId = userId,
        RequestedAt = now,
        DueAt = now + Grace,
    };

    private string Moment<TId>() where TId : struct, IEntityId<TId> => TId.Prefix + Id.Value[ErasureId.Prefix.Length..];
}

public readonly record struct ErasureId(string Value) : IEntityId<ErasureId>
{
    public static string Prefix => "era";

    public static ErasureId Trust(string value) => new(value);

    public override string ToString() => Value;
}
