using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Domain.Webhooks;

[JsonConverter(typeof(EntityIdJsonConverter<MessageId>))]
public readonly record struct MessageId(string Value) : IEntityId<MessageId>, IComparable<MessageId>
{
    public static string Prefix => "msg";

    public static MessageId Trust(string value) => new(value);

    // Messages run in the order of their ids; the databases compare them as these operators do.
    public static bool operator <(MessageId left, MessageId right) => left.CompareTo(right) < 0;

    public static bool operator <=(MessageId left, MessageId right) => left.CompareTo(right) <= 0;

    public static bool operator >(MessageId left, MessageId right) => left.CompareTo(right) > 0;

    public static bool operator >=(MessageId left, MessageId right) => left.CompareTo(right) >= 0;

    public int CompareTo(MessageId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>Something that a customer's endpoints are to hear of. Written in the same save as the change that it tells; never changed.</summary>
public sealed class WebhookMessage : IOwned
{
    private WebhookMessage()
    {
    }

    public MessageId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    /// <summary>A word of <see cref="EventCatalogue"/>.</summary>
    public string Type { get; private init; } = "";

    /// <summary>The end user whom it is about.</summary>
    public string UserId { get; private init; } = "";

    /// <summary>The exact text that is signed and sent, on every attempt the same.</summary>
    public string Body { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public static WebhookMessage Of(CustomerId customer, Announcement announced, string body) => new()
    {
        Id = EntityId.New<MessageId>(announced.At),
        CustomerId = customer,
        Type = announced.Type,
        UserId = announced.UserId,
        Body = body,
        CreatedAt = announced.At,
    };
}

/// <summary>The events of the public contract. Stored and matched by subscriptions, so they keep their meaning for ever.</summary>
public static class EventCatalogue
{
    public const string DeviceConnected = "device.connected";
    public const string DeviceReconnected = "device.reconnected";
    public const string DeviceDisconnected = "device.disconnected";
    public const string DeviceRemoved = "device.removed";
    public const string DeviceOverage = "device.overage";
    public const string DeviceOverageLifted = "device.overage_lifted";
    public const string PushCompleted = "push.completed";
    public const string PushFailed = "push.failed";
    public const string PushCancelled = "push.cancelled";
    public const string PushReverted = "push.reverted";
    public const string PushRevertFailed = "push.revert_failed";
    public const string ScheduleCreated = "schedule.created";
    public const string ScheduleUpdated = "schedule.updated";
    public const string ScheduleCancelled = "schedule.cancelled";
    public const string ScheduleSlotFailed = "schedule.slot_failed";
    public const string ScheduleSlotSkipped = "schedule.slot_skipped";

    /// <summary>The longest type; the databases' columns are made from it.</summary>
    public const int MaxLength = 40;
}
