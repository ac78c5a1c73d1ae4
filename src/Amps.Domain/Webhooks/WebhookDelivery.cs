using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Domain.Webhooks;

/// <summary>One message on its way to one endpoint. The row is its own queue entry.</summary>
/// <remarks>
/// A claim by the databases in one statement must do what <see cref="Claim"/> does. Nothing marks that a send begins: a message may arrive twice, under the same id.
/// </remarks>
public sealed class WebhookDelivery : IOwned
{
    /// <summary>A replay that could not be sent for so long takes a new place, so that those which pile up during a downtime do not come all at once.</summary>
    public static readonly TimeSpan ReplayPatience = TimeSpan.FromSeconds(5);

    /// <summary>So many lost leases and exceptions, and it is given up.</summary>
    public const int MaxMishaps = 5;

    private WebhookDelivery()
    {
    }

    public DeliveryId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public MessageId MessageId { get; private init; }

    public EndpointId EndpointId { get; private init; }

    public DeliveryState State { get; private set; }

    /// <summary>When it is to be tried; none while nothing is owed.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>A number of <see cref="DeliveryPriority"/>.</summary>
    public int Priority { get; private set; }

    /// <summary>Attempts of this round that came to an end; a replay begins a new round.</summary>
    public int Attempts { get; private set; }

    /// <summary>All attempts ever, which number them.</summary>
    public int AttemptsEver { get; private set; }

    public int Mishaps { get; private set; }

    /// <summary>When an attempt failed last that is to be made again; none while nothing went wrong, and once nothing is owed.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    public string? LeaseId { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public bool IsPoisoned => Mishaps >= MaxMishaps;

    /// <summary>Owes a message to an endpoint; a disabled one is owed it once somebody asks for it.</summary>
    public static WebhookDelivery Of(WebhookMessage message, WebhookEndpoint endpoint, DateTimeOffset now)
    {
        var delivery = new WebhookDelivery
        {
            Id = EntityId.New<DeliveryId>(now),
            CustomerId = message.CustomerId,
            MessageId = message.Id,
            EndpointId = endpoint.Id,
            CreatedAt = now,
            UpdatedAt = now,
        };
        if (endpoint.IsEnabled) delivery.Owe(now, DeliveryPriority.Fresh);
        else delivery.State = DeliveryState.Held;
        return delivery;
    }

    /// <summary>Takes due work that nobody has, or whose worker vanished.</summary>
    public bool Claim(string lease, DateTimeOffset until, DateTimeOffset now)
    {
        if (DueAt is not { } due || due > now || LeaseUntil > now) return false;

        if (LeaseId is not null) Mishaps++;
        LeaseId = lease;
        LeaseUntil = until;
        return true;
    }

    /// <summary>The endpoint took it.</summary>
    public void Deliver(DateTimeOffset now)
    {
        CountAttempt();
        DeliveredAt = now;
        End(DeliveryState.Delivered, now);
    }

    /// <summary>The endpoint did not take it.</summary>
    /// <param name="retryAfter">How long to wait; none where it was the last attempt of the round.</param>
    /// <param name="now">This instant.</param>
    public void Fail(TimeSpan? retryAfter, DateTimeOffset now)
    {
        CountAttempt();
        if (retryAfter is not { } wait)
        {
            End(DeliveryState.Dead, now);
            return;
        }

        Release(now);
        FailedAt = now;
        DueAt = now + wait;
        Priority = DeliveryPriority.Late;
    }

    /// <summary>Its endpoint is disabled: it waits until somebody asks for it.</summary>
    public void Hold(DateTimeOffset now) => End(DeliveryState.Held, now);

    /// <summary>It was claimed and not sent: it is due as before.</summary>
    public void GiveBack(DateTimeOffset now)
    {
        Mishaps = 0;
        Release(now);
    }

    /// <summary>It cannot be sent for now, by no fault of its own: it is due again later.</summary>
    public void PutOff(DateTimeOffset until, DateTimeOffset now)
    {
        GiveBack(now);
        DueAt = until;
    }

    /// <summary>Its worker broke: it is due again later, or given up after too many.</summary>
    public void NoteMishap(DateTimeOffset retryAt, DateTimeOffset now)
    {
        Mishaps++;
        if (IsPoisoned)
        {
            End(DeliveryState.Dead, now);
            return;
        }

        Release(now);
        FailedAt = now;
        DueAt = retryAt;
    }

    /// <summary>Whether it is to be tried again after a failure, and nobody has it: what is due waits for its turn.</summary>
    public bool IsRetrying => FailedAt is not null && DueAt is not null && LeaseId is null;

    /// <summary>Tries it again now and not later; what is due already keeps its turn.</summary>
    public void Hurry(DateTimeOffset now)
    {
        if (DueAt > now) DueAt = now;
        UpdatedAt = now;
    }

    /// <summary>Tries it no more: it broke its workers too often, its endpoint is gone, or an operator says so.</summary>
    public void GiveUp(DateTimeOffset now) => End(DeliveryState.Dead, now);

    /// <summary>Sends it once more, whatever became of it, in a new round of attempts.</summary>
    public void Replay(DateTimeOffset dueAt, DateTimeOffset now)
    {
        Attempts = 0;
        Mishaps = 0;
        FailedAt = null;
        Release(now);
        Owe(dueAt, DeliveryPriority.Late);
    }

    // An attempt that came to an end shows that the row breaks nobody.
    private void CountAttempt()
    {
        Mishaps = 0;
        Attempts++;
        AttemptsEver++;
    }

    private void Owe(DateTimeOffset dueAt, int priority)
    {
        State = DeliveryState.Pending;
        DueAt = dueAt;
        Priority = priority;
    }

    private void End(DeliveryState state, DateTimeOffset now)
    {
        Release(now);
        State = state;
        FailedAt = null;
        DueAt = null;
    }

    private void Release(DateTimeOffset now)
    {
        LeaseId = null;
        LeaseUntil = null;
        UpdatedAt = now;
    }
}

/// <summary>Where a delivery stands.</summary>
[JsonConverter(typeof(WireEnumConverter<DeliveryState>))]
public enum DeliveryState
{
    /// <summary>Owed: for the first time, or again.</summary>
    Pending,
    Delivered,

    /// <summary>All attempts failed. It stays, and can be replayed.</summary>
    Dead,

    /// <summary>Its endpoint is disabled. It stays, and can be replayed.</summary>
    Held,
}

/// <summary>The order in which due deliveries are claimed: the lower number first.</summary>
public static class DeliveryPriority
{
    /// <summary>The first attempt of something that just happened.</summary>
    public const int Fresh = 0;

    /// <summary>Retries and replays, of which there may be many.</summary>
    public const int Late = 1;
}
