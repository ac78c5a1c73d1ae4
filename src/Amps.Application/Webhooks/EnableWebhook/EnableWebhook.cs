using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;

namespace Amps.Application.Webhooks.EnableWebhook;

/// <summary>Sends to an endpoint again, or no longer. What it missed is held until somebody replays it.</summary>
public sealed record EnableWebhookCommand(EndpointId Endpoint, bool Enabled) : ICommand<EndpointRead>;

internal sealed class EnableWebhookHandler(IEnvironmentDb db, TimeProvider time) : IHandler<EnableWebhookCommand, EndpointRead>
{
    public async Task<Result<EndpointRead>> Handle(EnableWebhookCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindEndpointAsync(request.Endpoint, cancellationToken) is not { } endpoint) return WebhookFailures.EndpointNotFound;

        if (request.Enabled) endpoint.Enable();
        else endpoint.Disable(DisabledReason.Requested, time.Now());
        return EndpointRead.Of(endpoint);
    }
}
