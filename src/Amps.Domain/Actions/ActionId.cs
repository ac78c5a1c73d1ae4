using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Actions;

[JsonConverter(typeof(EntityIdJsonConverter<ActionId>))]
public readonly record struct ActionId(string Value) : IEntityId<ActionId>, IComparable<ActionId>
{
    public static string Prefix => "act";

    public static ActionId Trust(string value) => new(value);

    // Lists of actions run against the order of their ids; the databases compare them as these operators do.
    public static bool operator <(ActionId left, ActionId right) => left.CompareTo(right) < 0;

    public static bool operator <=(ActionId left, ActionId right) => left.CompareTo(right) <= 0;

    public static bool operator >(ActionId left, ActionId right) => left.CompareTo(right) > 0;

    public static bool operator >=(ActionId left, ActionId right) => left.CompareTo(right) >= 0;

    public int CompareTo(ActionId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
