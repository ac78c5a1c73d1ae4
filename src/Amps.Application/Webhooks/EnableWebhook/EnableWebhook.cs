using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;

namespace Amps.Application.Webhooks.EnableWebhook;

/// <summary>Sends to an endpoint again, or no longer. What it missed is held until somebody replays it.</summary>
public sealed record EnableWebhookCommand(EndpointId Endpoint, bool Enabled) : ICommand<EndpointRead>;

internal sealed class EnableWebhookHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<EnableWebhookCommand, EndpointRead>
{
    public async Task<Result<EndpointRead>> Handle(EnableWebhookCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindEndpointAsync(request.Endpoint, cancellationToken) is not { } endpoint) return WebhookFailures.EndpointNotFound;

        var (was, now) = (endpoint.IsEnabled, time.Now());
        if (request.Enabled) endpoint.Enable();
        else endpoint.Disable(DisabledReason.Requested, now);
        if (endpoint.IsEnabled != was) db.Audit(scope, request.Enabled ? AuditAction.WebhookEnabled : AuditAction.WebhookDisabled, endpoint.Id.Value, now);
        return EndpointRead.Of(endpoint);
    }
}
