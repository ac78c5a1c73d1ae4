using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks.ListDeliveries;

/// <summary>Lists what an endpoint was sent, newest first, with every attempt.</summary>
public sealed record ListDeliveriesQuery(EndpointId Endpoint, DeliveryState? State, PageRequest Page) : IQuery<Page<DeliveryRead>>;

/// <summary>One message on its way to one endpoint.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="MessageId">The message, which is the id in its headers.</param>
/// <param name="Type">The event.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it was owed first.</param>
/// <param name="NextAttemptAt">When it is tried again, or for the first time.</param>
/// <param name="DeliveredAt">When the endpoint took it.</param>
/// <param name="Body">What is sent, to the byte.</param>
/// <param name="Attempts">All that were made, oldest first.</param>
public sealed record DeliveryRead(
    DeliveryId DeliveryId,
    MessageId MessageId,
    string Type,
    DeliveryState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? DeliveredAt,
    string Body,
    IReadOnlyList<AttemptRead> Attempts)
{
    internal static DeliveryRead Of(WebhookDelivery delivery, WebhookMessage message, IEnumerable<WebhookAttempt> attempts) => new(
        delivery.Id,
        message.Id,
        message.Type,
        delivery.State,
        delivery.CreatedAt,
        delivery.DueAt,
        delivery.DeliveredAt,
        message.Body,
        // One that ended between the two reads is not told: the delivery's own state does not know of it yet.
        [.. attempts.Where(attempt => attempt.Number <= delivery.AttemptsEver).OrderBy(attempt => attempt.Number).Select(attempt => new AttemptRead(attempt.At, attempt.DurationMs, attempt.Status, attempt.Result, attempt.Answer))]);
}

/// <summary>One attempt to deliver.</summary>
/// <param name="At">When it began.</param>
/// <param name="DurationMs">How long it took.</param>
/// <param name="Status">The HTTP status, where there was an answer.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Answer">The beginning of the answer.</param>
public sealed record AttemptRead(DateTimeOffset At, int DurationMs, int? Status, DeliveryResult Result, string Answer);

internal sealed class ListDeliveriesValidator : AbstractValidator<ListDeliveriesQuery>
{
    public ListDeliveriesValidator() =>
        RuleFor(query => query.Page).IsPageOf<ListDeliveriesQuery, DeliveryId>();
}

internal sealed class ListDeliveriesHandler(IEnvironmentDb db) : IHandler<ListDeliveriesQuery, Page<DeliveryRead>>
{
    public async Task<Result<Page<DeliveryRead>>> Handle(ListDeliveriesQuery request, CancellationToken cancellationToken)
    {
        if (!await db.Endpoints.AnyAsync(endpoint => endpoint.Id == request.Endpoint, cancellationToken)) return WebhookFailures.EndpointNotFound;

        var all = db.Deliveries.AsNoTracking().Where(delivery => delivery.EndpointId == request.Endpoint);
        if (request.State is { } state) all = all.Where(delivery => delivery.State == state);
        var after = request.Page.After is { } id ? all.Where(delivery => delivery.Id < DeliveryId.Trust(id)) : all;
        var rows =
            from delivery in after
            join message in db.Messages.AsNoTracking() on delivery.MessageId equals message.Id
            orderby delivery.Id descending
            select new { Delivery = delivery, Message = message };

        var page = await all.ToPageAsync(rows, request.Page, row => row.Delivery.Id.Value, row => row, cancellationToken);
        var ids = page.Items.Select(row => row.Delivery.Id).ToList();
        var attempts = (await db.Attempts.AsNoTracking().Where(attempt => ids.Contains(attempt.DeliveryId)).ToListAsync(cancellationToken)).ToLookup(attempt => attempt.DeliveryId);
        return new Page<DeliveryRead>([.. page.Items.Select(row => DeliveryRead.Of(row.Delivery, row.Message, attempts[row.Delivery.Id]))], page.Pagination);
    }
}
