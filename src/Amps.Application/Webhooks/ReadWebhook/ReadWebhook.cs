using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks.ReadWebhook;

/// <summary>Shows one endpoint.</summary>
public sealed record ReadWebhookQuery(EndpointId Endpoint) : IQuery<EndpointRead>;

internal sealed class ReadWebhookHandler(IEnvironmentDb db) : IHandler<ReadWebhookQuery, EndpointRead>
{
    public async Task<Result<EndpointRead>> Handle(ReadWebhookQuery request, CancellationToken cancellationToken) =>
        await db.Endpoints.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Endpoint, cancellationToken) is { } endpoint
            ? EndpointRead.Of(endpoint)
            : WebhookFailures.EndpointNotFound;
}
