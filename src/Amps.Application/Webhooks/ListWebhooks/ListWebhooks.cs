using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks.ListWebhooks;

/// <summary>Lists the endpoints of a customer's environment, oldest first.</summary>
public sealed record ListWebhooksQuery : IQuery<IReadOnlyList<EndpointRead>>;

internal sealed class ListWebhooksHandler(IEnvironmentDb db) : IHandler<ListWebhooksQuery, IReadOnlyList<EndpointRead>>
{
    public async Task<Result<IReadOnlyList<EndpointRead>>> Handle(ListWebhooksQuery request, CancellationToken cancellationToken)
    {
        var endpoints = await db.Endpoints.AsNoTracking().ToListAsync(cancellationToken);
        List<EndpointRead> listed = [.. endpoints.OrderBy(endpoint => endpoint.Id.Value, StringComparer.Ordinal).Select(EndpointRead.Of)];
        return listed;
    }
}
