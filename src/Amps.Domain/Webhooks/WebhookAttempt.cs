using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Domain.Webhooks;

/// <summary>One attempt to deliver a message, as it came out.</summary>
public sealed class WebhookAttempt : IOwned
{
    private WebhookAttempt()
    {
    }

    public DeliveryId DeliveryId { get; private init; }

    /// <summary>1 for the first attempt ever of the delivery.</summary>
    public int Number { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public int DurationMs { get; private init; }

    /// <summary>The HTTP status, where there was an answer.</summary>
    public int? Status { get; private init; }

    /// <summary>How it ended.</summary>
    public DeliveryResult Result { get; private init; }

    /// <summary>The beginning of the answer.</summary>
    public string Answer { get; private init; } = "";

    /// <summary>The attempt that <paramref name="delivery"/> has just counted.</summary>
    public static WebhookAttempt Of(WebhookDelivery delivery, DateTimeOffset at, TimeSpan duration, int? status, DeliveryResult result, string answer) => new()
    {
        DeliveryId = delivery.Id,
        Number = delivery.AttemptsEver,
        CustomerId = delivery.CustomerId,
        At = at,
        DurationMs = (int)Math.Min(int.MaxValue, duration.TotalMilliseconds),
        Status = status,
        Result = result,
        Answer = answer,
    };
}
