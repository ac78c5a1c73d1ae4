using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Journeys;

[JsonConverter(typeof(EntityIdJsonConverter<JourneyId>))]
public readonly record struct JourneyId(string Value) : IEntityId<JourneyId>
{
    public static string Prefix => "lnk";

    public static JourneyId Trust(string value) => new(value);

    public override string ToString() => Value;
}
