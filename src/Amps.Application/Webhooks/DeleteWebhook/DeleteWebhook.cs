using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;

namespace Amps.Application.Webhooks.DeleteWebhook;

/// <summary>Takes an endpoint away for ever. What was owed to it is given up when its turn comes.</summary>
public sealed record DeleteWebhookCommand(EndpointId Endpoint) : ICommand<Done>;

internal sealed class DeleteWebhookHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<DeleteWebhookCommand, Done>
{
    public async Task<Result<Done>> Handle(DeleteWebhookCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindEndpointAsync(request.Endpoint, cancellationToken) is not { } endpoint) return WebhookFailures.EndpointNotFound;

        db.Endpoints.Remove(endpoint);
        db.Audit(scope, AuditAction.WebhookDeleted, endpoint.Id.Value, time.Now());
        return default(Done);
    }
}
