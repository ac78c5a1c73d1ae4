using System.Globalization;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks.ReplayWebhooks;

/// <summary>Sends messages to an endpoint once more, spread over time so that it is not flooded. Carries out a part; sent again with what it answers, the rest.</summary>
/// <param name="Endpoint">The endpoint, which has to be enabled.</param>
/// <param name="What">Which messages.</param>
/// <param name="After">The last message of the part before; none for the first.</param>
public sealed record ReplayWebhooksCommand(EndpointId Endpoint, ReplayChoice What, MessageId? After = null) : ICommand<ReplayedWebhooks>;

/// <summary>Which messages are sent once more: exactly one of these.</summary>
/// <param name="Message">This one, whatever became of it.</param>
/// <param name="FailedSince">All that happened since then and are dead.</param>
/// <param name="MissingSince">All that happened since then and that the endpoint never took, also those from before it was made or while it was disabled.</param>
public sealed record ReplayChoice(MessageId? Message = null, DateTimeOffset? FailedSince = null, DateTimeOffset? MissingSince = null);

/// <param name="Count">How many messages are on their way.</param>
/// <param name="Last">The last message, after which to go on; none where all is done.</param>
public sealed record ReplayedWebhooks(int Count, MessageId? Last);

internal sealed class ReplayWebhooksValidator : AbstractValidator<ReplayWebhooksCommand>
{
    public ReplayWebhooksValidator() => RuleFor(replay => replay.What).Must(IsOne).OverridePropertyName("what").WithMessage("Say exactly one of a message, since when they failed, and since when they are missing.");

    private static bool IsOne(ReplayChoice what) => new object?[] { what.Message, what.FailedSince, what.MissingSince }.Count(given => given is not null) == 1;
}

internal sealed class ReplayWebhooksHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<ReplayWebhooksCommand, ReplayedWebhooks>
{
    private const int Part = 500;

    public async Task<Result<ReplayedWebhooks>> Handle(ReplayWebhooksCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindEndpointAsync(request.Endpoint, cancellationToken) is not { } endpoint) return WebhookFailures.EndpointNotFound;
        if (!endpoint.IsEnabled) return WebhookFailures.EndpointDisabled;

        var found = await Chosen(endpoint, request).OrderBy(row => row.Message.Id).Take(Part + 1).ToListAsync(cancellationToken);
        if (request.What.Message is not null && found.Count == 0) return WebhookFailures.MessageNotFound;

        var hasMore = found.Count > Part;
        if (hasMore) found.RemoveAt(Part);
        var now = time.Now();
        foreach (var row in found) Replay(row, endpoint, now);
        if (found.Count > 0) db.Audit(scope, AuditAction.WebhookReplayed, endpoint.Id.Value, now, ("messages", found.Count.ToString(CultureInfo.InvariantCulture)));
        return new ReplayedWebhooks(found.Count, hasMore ? found[^1].Message.Id : null);
    }

    private IQueryable<Row> Chosen(WebhookEndpoint endpoint, ReplayWebhooksCommand request)
    {
        var messages = db.Messages.Where(message => !message.IsTest);
        var what = request.What;
        if (what.Message is { } id) messages = db.Messages.Where(message => message.Id == id);
        if ((what.FailedSince ?? what.MissingSince) is { } since) messages = messages.Where(message => message.CreatedAt >= since);
        if (request.After is { } last) messages = messages.Where(message => message.Id > last);
        if (what.Message is null && endpoint.Events.Count > 0)
        {
            var types = endpoint.Events;
            messages = messages.Where(message => types.Contains(message.Type));
        }

        var rows =
            from message in messages
            join delivery in db.Deliveries.Where(delivery => delivery.EndpointId == endpoint.Id) on message.Id equals delivery.MessageId into deliveries
            from delivery in deliveries.DefaultIfEmpty()
            select new Row { Message = message, Delivery = delivery };
        if (what.FailedSince is not null) return rows.Where(row => row.Delivery != null && row.Delivery.State == DeliveryState.Dead);
        if (what.MissingSince is not null) return rows.Where(row => row.Delivery == null || (row.Delivery.DeliveredAt == null && (row.Delivery.State == DeliveryState.Dead || row.Delivery.State == DeliveryState.Held)));
        return rows;
    }

    private void Replay(Row row, WebhookEndpoint endpoint, DateTimeOffset now)
    {
        var delivery = row.Delivery;
        if (delivery is null) db.Deliveries.Add(delivery = WebhookDelivery.Of(row.Message, endpoint, now));
        delivery.Replay(endpoint.PlaceReplay(now), now);
    }

    // Initialised, not constructed: only so can the database filter by its parts.
    private sealed class Row
    {
        public required WebhookMessage Message { get; init; }

        public WebhookDelivery? Delivery { get; init; }
    }
}
