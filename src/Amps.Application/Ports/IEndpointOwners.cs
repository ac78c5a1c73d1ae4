using Amps.Application.Common;
using Amps.Domain.Webhooks;

namespace Amps.Application.Ports;

/// <summary>Whose a webhook endpoint is: for operators, who name it without its customer and environment.</summary>
public interface IEndpointOwners
{
    /// <returns>Nothing where there is no such endpoint.</returns>
    Task<Tenant?> FindAsync(EndpointId endpoint, CancellationToken cancellationToken);
}
