using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Domain.Webhooks;

/// <summary>Where a customer hears of events in one environment.</summary>
public sealed class WebhookEndpoint : IOwned
{
    /// <summary>How many an environment may have: each of them gets each event.</summary>
    public const int Most = 100;

    public const int MaxUrlLength = 2048;
    public const int MaxDescriptionLength = 200;

    /// <summary>So long an endpoint may do nothing but fail.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    /// <summary>The longest time in which two secrets sign.</summary>
    public static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    /// <summary>Replays go ten a second, beside what happens meanwhile.</summary>
    public static readonly TimeSpan ReplayPace = TimeSpan.FromMilliseconds(100);

    private WebhookEndpoint()
    {
    }

    public EndpointId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public string Url { get; private init; } = "";

    public string Description { get; private init; } = "";

    /// <summary>The types that it hears of; empty for all, also for those that come to exist later.</summary>
    public IReadOnlyList<string> Events { get; private init; } = [];

    /// <summary>The signing secret, sealed for this row.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>The one before, which signs as well until <see cref="PreviousSecretUntil"/>.</summary>
    public string? PreviousSecret { get; private set; }

    public DateTimeOffset? PreviousSecretUntil { get; private set; }

    /// <summary>Why nothing is sent to it; none while it is enabled.</summary>
    public DisabledReason? DisabledReason { get; private set; }

    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>Since when every attempt has failed; none after a success.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>Until then every place for a replay is taken; none where nothing was ever replayed.</summary>
    public DateTimeOffset? ReplaysUntil { get; private set; }

    /// <summary>Counts what two callers must not do without knowing of each other: replays, tests and new secrets.</summary>
    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public bool IsEnabled => DisabledReason is null;

    /// <param name="customer">Whose it is.</param>
    /// <param name="id">Made before, since the secret is sealed for it.</param>
    /// <param name="url">Checked before: a form that may be called.</param>
    /// <param name="events">Words of <see cref="EventCatalogue"/>, or none for all.</param>
    /// <param name="description">For people.</param>
    /// <param name="secret">Sealed.</param>
    /// <param name="now">This instant.</param>
    public static WebhookEndpoint Create(CustomerId customer, EndpointId id, string url, IReadOnlyList<string> events, string description, string secret, DateTimeOffset now) => new()
    {
        Id = id,
        CustomerId = customer,
        Url = url,
        Events = events,
        Description = description,
        Secret = secret,
        CreatedAt = now,
    };

    public bool HearsOf(string type) => Events.Count == 0 || Events.Contains(type, StringComparer.Ordinal);

    /// <summary>Gives it a new secret; the old one signs as well for a while. An older one that still did so no longer does.</summary>
    public void Rotate(string secret, TimeSpan overlap, DateTimeOffset now)
    {
        PreviousSecret = overlap > TimeSpan.Zero ? Secret : null;
        PreviousSecretUntil = overlap > TimeSpan.Zero ? now + overlap : null;
        Secret = secret;
        Version++;
    }

    /// <summary>The sealed secrets that sign at an instant, the newest first.</summary>
    public IReadOnlyList<string> SecretsAt(DateTimeOffset now) => PreviousSecret is { } previous && PreviousSecretUntil > now ? [Secret, previous] : [Secret];

    public void Enable()
    {
        DisabledReason = null;
        DisabledAt = null;
        FailingSince = null;
    }

    /// <summary>Stops sending to it. The first reason stays.</summary>
    public void Disable(DisabledReason reason, DateTimeOffset now)
    {
        if (!IsEnabled) return;

        DisabledReason = reason;
        DisabledAt = now;
    }

    /// <summary>Takes the next free place for a replay.</summary>
    /// <returns>When it may be sent.</returns>
    public DateTimeOffset PlaceReplay(DateTimeOffset now)
    {
        var at = ReplaysUntil > now ? ReplaysUntil.Value : now;
        ReplaysUntil = at + ReplayPace;
        Version++;
        return at;
    }

    /// <summary>A test event is on its way.</summary>
    public void NoteTest() => Version++;

    public void NoteSuccess() => FailingSince = null;

    /// <summary>Notes a failed attempt. What has only failed for <see cref="Patience"/>, or says that it is gone, is disabled.</summary>
    public void NoteFailure(bool isGone, DateTimeOffset now)
    {
        FailingSince ??= now;
        if (isGone) Disable(Webhooks.DisabledReason.Gone, now);
        else if (now - FailingSince >= Patience) Disable(Webhooks.DisabledReason.Failing, now);
    }
}

/// <summary>Why an endpoint is disabled.</summary>
[JsonConverter(typeof(WireEnumConverter<DisabledReason>))]
public enum DisabledReason
{
    /// <summary>A person did it.</summary>
    Requested,

    /// <summary>It answered 410.</summary>
    Gone,

    /// <summary>Every attempt failed for days.</summary>
    Failing,
}
