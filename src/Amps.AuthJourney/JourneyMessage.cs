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
    private const string Success = "amps.link.success";
    private const string Exit = "amps.link.exit";
    private const string Error = "amps.link.error";
    private const string ExpiredCode = "expired";

    public static JourneyMessage Of(JourneyView view, string origin) => view.State switch
    {
        JourneyState.Completed => Of(Success, view.Journey.Id, view.Journey.Terms, origin, view.Journey.Code),
        JourneyState.Cancelled => Of(Exit, view.Journey.Id, view.Journey.Terms, origin, view.Journey.Code),
        JourneyState.Expired => OfExpired(view.Journey.Id, view.Journey.Terms, origin),
        JourneyState.Pending or JourneyState.Error => Of(Error, view.Journey.Id, view.Journey.Terms, origin, view.Journey.Code),
    };

    public static JourneyMessage OfExpired(JourneyId id, JourneyTerms terms, string origin) => Of(Error, id, terms, origin, ExpiredCode);

    private static JourneyMessage Of(string type, JourneyId id, JourneyTerms terms, string origin, string? code) =>
        new(origin, JsonSerializer.Serialize(new JourneyMessageBody(type, id.Value, terms.State, code), JourneyMessageJson.Default.JourneyMessageBody));
}

internal sealed record JourneyMessageBody(string Type, string SessionId, string? State, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JourneyMessageBody))]
internal sealed partial class JourneyMessageJson : JsonSerializerContext;
