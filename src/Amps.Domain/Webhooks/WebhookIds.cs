using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Webhooks;

[JsonConverter(typeof(EntityIdJsonConverter<MessageId>))]
public readonly record struct MessageId(string Value) : IEntityId<MessageId>, IComparable<MessageId>
{
    public static string Prefix => "msg";

    public static MessageId Trust(string value) => new(value);

    // The list of events runs by id; the databases compare them as these operators do.
    public static bool operator <(MessageId left, MessageId right) => left.CompareTo(right) < 0;

    public static bool operator <=(MessageId left, MessageId right) => left.CompareTo(right) <= 0;

    public static bool operator >(MessageId left, MessageId right) => left.CompareTo(right) > 0;

    public static bool operator >=(MessageId left, MessageId right) => left.CompareTo(right) >= 0;

    public int CompareTo(MessageId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

[JsonConverter(typeof(EntityIdJsonConverter<EndpointId>))]
public readonly record struct EndpointId(string Value) : IEntityId<EndpointId>
{
    public static string Prefix => "whe";

    public static EndpointId Trust(string value) => new(value);

    public override string ToString() => Value;
}

[JsonConverter(typeof(EntityIdJsonConverter<DeliveryId>))]
public readonly record struct DeliveryId(string Value) : IEntityId<DeliveryId>, IComparable<DeliveryId>
{
    public static string Prefix => "dlv";

    public static DeliveryId Trust(string value) => new(value);

    public static bool operator <(DeliveryId left, DeliveryId right) => left.CompareTo(right) < 0;

    public static bool operator <=(DeliveryId left, DeliveryId right) => left.CompareTo(right) <= 0;

    public static bool operator >(DeliveryId left, DeliveryId right) => left.CompareTo(right) > 0;

    public static bool operator >=(DeliveryId left, DeliveryId right) => left.CompareTo(right) >= 0;

    public int CompareTo(DeliveryId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
