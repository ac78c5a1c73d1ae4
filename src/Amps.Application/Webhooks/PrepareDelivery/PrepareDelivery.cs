using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks.PrepareDelivery;

/// <summary>Looks at a claimed delivery once more before it is sent: holds or gives up what must not be.</summary>
public sealed record PrepareDeliveryCommand(DeliveryId Delivery, string Lease) : ICommand<PreparedDelivery>;

/// <param name="Attempt">What to send, or nothing where that has ended.</param>
public sealed record PreparedDelivery(DeliveryAttempt? Attempt);

internal sealed class PrepareDeliveryHandler(IEnvironmentDb db, IVault vault, RequestScope scope, TimeProvider time) : IHandler<PrepareDeliveryCommand, PreparedDelivery>
{
    public async Task<Result<PreparedDelivery>> Handle(PrepareDeliveryCommand request, CancellationToken cancellationToken)
    {
        var found = await (
            from delivery in db.Deliveries
            join message in db.Messages on delivery.MessageId equals message.Id into messages
            from message in messages.DefaultIfEmpty()
            join endpoint in db.Endpoints on delivery.EndpointId equals endpoint.Id into endpoints
            from endpoint in endpoints.DefaultIfEmpty()
            where delivery.Id == request.Delivery && delivery.LeaseId == request.Lease
            select new { Delivery = delivery, Message = message, Endpoint = endpoint }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return WebhookFailures.DeliveryNotFound;

        var now = time.Now();
        if (found.Endpoint is null || found.Message is null || found.Delivery.IsPoisoned)
        {
            found.Delivery.GiveUp(now);
            return new PreparedDelivery(null);
        }

        if (!found.Endpoint.IsEnabled)
        {
            found.Delivery.Hold(now);
            return new PreparedDelivery(null);
        }

        var secrets = found.Endpoint.SecretsAt(now).Select(secret => vault.Open(scope.Tenant, found.Endpoint.Id.Value, secret)).OfType<string>().ToList();
        if (secrets.Count == 0) return WebhookFailures.SecretLost;

        return new PreparedDelivery(new DeliveryAttempt(found.Endpoint.Url, found.Message.Id, found.Message.Type, found.Message.Body, secrets));
    }
}
