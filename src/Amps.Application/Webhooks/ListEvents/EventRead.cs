using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Domain.Webhooks;

namespace Amps.Application.Webhooks.ListEvents;

/// <summary>What a webhook said: the event's own fields beside its id and type.</summary>
public sealed class EventRead
{
    /// <summary>The message's id, which its webhook carries as <c>svix-id</c>. Usable as <c>cursor</c>: the page then begins after it.</summary>
    public required MessageId EventId { get; init; }

    /// <summary>What happened.</summary>
    public required string Type { get; init; }

    /// <summary>The fields of the webhook's body.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Body { get; set; } = [];

    internal static EventRead Of(WebhookMessage message)
    {
        using var body = JsonDocument.Parse(message.Body);
        return new EventRead
        {
            EventId = message.Id,
            Type = message.Type,
            Body = body.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.Clone(), StringComparer.Ordinal),
        };
    }
}
