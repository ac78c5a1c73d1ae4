using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;

namespace Amps.Application.Webhooks.ShowWebhookSecret;

/// <summary>Tells an endpoint's owner the secret that it signs with.</summary>
public sealed record ShowWebhookSecretQuery(EndpointId Endpoint) : IQuery<WebhookSecretRead>;

/// <param name="EndpointId">The endpoint.</param>
/// <param name="Secret">What it signs with.</param>
/// <param name="PreviousSecretUntil">Until when the secret before signs as well.</param>
public sealed record WebhookSecretRead(EndpointId EndpointId, string Secret, DateTimeOffset? PreviousSecretUntil);

internal sealed class ShowWebhookSecretHandler(IEnvironmentDb db, IVault vault, RequestScope scope, TimeProvider time) : IHandler<ShowWebhookSecretQuery, WebhookSecretRead>
{
    public async Task<Result<WebhookSecretRead>> Handle(ShowWebhookSecretQuery request, CancellationToken cancellationToken)
    {
        if (await db.FindEndpointAsync(request.Endpoint, cancellationToken) is not { } endpoint) return WebhookFailures.EndpointNotFound;
        if (vault.Open(scope.Tenant, endpoint.Id.Value, endpoint.Secret) is not { } secret) return WebhookFailures.SecretLost;

        return new WebhookSecretRead(endpoint.Id, secret, endpoint.PreviousSecretUntil > time.Now() ? endpoint.PreviousSecretUntil : null);
    }
}
