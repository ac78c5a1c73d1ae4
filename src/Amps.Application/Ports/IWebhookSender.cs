using Amps.Domain.Webhooks;

namespace Amps.Application.Ports;

/// <summary>The only way to a customer's endpoint: signs a message, sends it once, and says what became of it.</summary>
public interface IWebhookSender
{
    /// <summary>Makes one attempt to deliver a message. Takes 30 s at most.</summary>
    /// <remarks>
    /// May be repeated: the body stays the same to the byte, time and signature are the attempt's own. Never throws for what a receiver, its name servers or its certificate do;
    /// throws only on cancellation, and for a secret that is none. Call it outside of any transaction.
    /// </remarks>
    Task<DeliveryOutcome> SendAsync(DeliveryAttempt attempt, CancellationToken cancellationToken);
}

/// <summary>A message on its way to one endpoint.</summary>
/// <param name="Url">The endpoint's; checked again, since the settings may have changed.</param>
/// <param name="MessageId">The same at every attempt, so that the receiver knows a repetition.</param>
/// <param name="EventType">A word of <see cref="EventCatalogue"/>.</param>
/// <param name="Body">The exact text.</param>
/// <param name="Secrets">Those that are valid now, in the clear (<c>whsec_</c> and base64): one, or two during a rotation. Each makes a signature.</param>
public sealed record DeliveryAttempt(string Url, MessageId MessageId, string EventType, string Body, IReadOnlyList<string> Secrets)
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => $"{MessageId} {EventType}";
}

/// <summary>What became of an attempt.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="At">When it began; the signed timestamp is this instant's second.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Status">The answer's status, where there was an answer, even one that was not whole.</param>
/// <param name="Answer">The first 16 kB of the answer's body as text that every database takes; empty where there is none.</param>
/// <param name="RetryAfter">How long the receiver asked to be left alone; whatever it says, see <see cref="RetrySchedule"/>.</param>
public sealed record DeliveryOutcome(DeliveryResult Result, DateTimeOffset At, TimeSpan Duration, int? Status, string Answer, TimeSpan? RetryAfter);
