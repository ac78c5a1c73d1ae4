using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.People;

[JsonConverter(typeof(EntityIdJsonConverter<PersonId>))]
public readonly record struct PersonId(string Value) : IEntityId<PersonId>, IComparable<PersonId>
{
    public static string Prefix => "per";

    public static PersonId Trust(string value) => new(value);

    // The list of members runs in the order of their ids; the databases compare them as these operators do.
    public static bool operator <(PersonId left, PersonId right) => left.CompareTo(right) < 0;

    public static bool operator <=(PersonId left, PersonId right) => left.CompareTo(right) <= 0;

    public static bool operator >(PersonId left, PersonId right) => left.CompareTo(right) > 0;

    public static bool operator >=(PersonId left, PersonId right) => left.CompareTo(right) >= 0;

    public int CompareTo(PersonId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

public readonly record struct SessionId(string Value) : IEntityId<SessionId>
{
    public static string Prefix => "ses";

    public static SessionId Trust(string value) => new(value);

    public override string ToString() => Value;
}
