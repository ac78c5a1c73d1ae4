using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.ListDeliveries;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks.ReadDelivery;

/// <summary>Shows one delivery of an endpoint, with every attempt.</summary>
public sealed record ReadDeliveryQuery(EndpointId Endpoint, DeliveryId Delivery) : IQuery<DeliveryRead>;

internal sealed class ReadDeliveryHandler(IEnvironmentDb db) : IHandler<ReadDeliveryQuery, DeliveryRead>
{
    public async Task<Result<DeliveryRead>> Handle(ReadDeliveryQuery request, CancellationToken cancellationToken)
    {
        var found = await (
            from delivery in db.Deliveries.AsNoTracking()
            join message in db.Messages.AsNoTracking() on delivery.MessageId equals message.Id
            where delivery.Id == request.Delivery && delivery.EndpointId == request.Endpoint
            select new { Delivery = delivery, Message = message }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return WebhookFailures.DeliveryNotFound;

        var attempts = await db.Attempts.AsNoTracking().Where(attempt => attempt.DeliveryId == request.Delivery).ToListAsync(cancellationToken);
        return DeliveryRead.Of(found.Delivery, found.Message, attempts);
    }
}
