using Amps.Application.Ports;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks;

internal static class EndpointLookup
{
    public static Task<WebhookEndpoint?> FindEndpointAsync(this IEnvironmentDb db, EndpointId id, CancellationToken cancellationToken) =>
        db.Endpoints.SingleOrDefaultAsync(endpoint => endpoint.Id == id, cancellationToken);
}
