using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Application.Journeys;
using Amps.Domain.Journeys;

namespace Amps.AuthJourney;

/// <summary>What a page that embeds the journey is told at its end.</summary>
/// <param name="Origin">The only page that can hear it.</param>
/// <param name="Json">The message.</param>
internal sealed record JourneyMessage(string Origin, string Json)
{
    public static JourneyMessage Of(JourneyView view, string origin)
    {
        var journey = view.Journey;
        var type = journey.State switch
        {
            JourneyState.Completed => "amps.link.success",
            JourneyState.Cancelled => "amps.link.exit",
            JourneyState.Pending or JourneyState.Expired or JourneyState.Error => "amps.link.error",
        };
        return new JourneyMessage(origin, JsonSerializer.Serialize(new JourneyMessageBody(type, journey.Id.Value, journey.Terms.State, journey.Code), JourneyMessageJson.Default.JourneyMessageBody));
    }
}

internal sealed record JourneyMessageBody(string Type, string SessionId, string? State, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JourneyMessageBody))]
internal sealed partial class JourneyMessageJson : JsonSerializerContext;
