using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Schedules;

[JsonConverter(typeof(EntityIdJsonConverter<ScheduleId>))]
public readonly record struct ScheduleId(string Value) : IEntityId<ScheduleId>, IComparable<ScheduleId>
{
    public static string Prefix => "sched";

    public static ScheduleId Trust(string value) => new(value);

    // Lists of schedules run against the order of their ids; the databases compare them as these operators do.
    public static bool operator <(ScheduleId left, ScheduleId right) => left.CompareTo(right) < 0;

    public static bool operator <=(ScheduleId left, ScheduleId right) => left.CompareTo(right) <= 0;

    public static bool operator >(ScheduleId left, ScheduleId right) => left.CompareTo(right) > 0;

    public static bool operator >=(ScheduleId left, ScheduleId right) => left.CompareTo(right) >= 0;

    public int CompareTo(ScheduleId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
