using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Schedules;

[JsonConverter(typeof(EntityIdJsonConverter<ScheduleId>))]
public readonly record struct ScheduleId(string Value) : IEntityId<ScheduleId>
{
    public static string Prefix => "sched";

    public static ScheduleId Trust(string value) => new(value);

    public override string ToString() => Value;
}
