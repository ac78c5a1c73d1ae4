using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Domain.Webhooks;

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

    /// <summary>Whether it only tries an endpoint; then it tells of nothing that happened, and no list of events shows it.</summary>
    public bool IsTest { get; private init; }

    public static WebhookMessage Of(CustomerId customer, Announcement announced, string body, bool isTest = false) => new()
    {
        Id = EntityId.New<MessageId>(announced.At),
        CustomerId = customer,
        Type = announced.Type,
        UserId = announced.UserId,
        Body = body,
        CreatedAt = announced.At,
        IsTest = isTest,
    };
}
