using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Domain.Webhooks;

namespace Amps.Application.Webhooks.ShowWebhookSecret;

/// <summary>Tells an endpoint's owner the secret that it signs with. A command, since the audit log tells that somebody saw it.</summary>
public sealed record ShowWebhookSecretCommand(EndpointId Endpoint) : ICommand<WebhookSecretRead>, IKnowsWhatIsDue
{
    public bool LeavesWorkDue => false;
}

/// <param name="EndpointId">The endpoint.</param>
/// <param name="Secret">What it signs with.</param>
/// <param name="PreviousSecretUntil">Until when the secret before signs as well.</param>
public sealed record WebhookSecretRead(EndpointId EndpointId, string Secret, DateTimeOffset? PreviousSecretUntil)
{
    private const int FingerprintLength = 16;

    /// <summary>Tells secrets apart, and tells none.</summary>
    public string Fingerprint => FingerprintOf(Secret);

    public static string FingerprintOf(string secret) => OneTimeSecret.HashOf(secret)[..FingerprintLength];

    /// <summary>What a log may show of it.</summary>
    public override string ToString() => $"the secret of endpoint {EndpointId}";
}

internal sealed class ShowWebhookSecretHandler(IEnvironmentDb db, IVault vault, RequestScope scope, TimeProvider time) : IHandler<ShowWebhookSecretCommand, WebhookSecretRead>
{
    public async Task<Result<WebhookSecretRead>> Handle(ShowWebhookSecretCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindEndpointAsync(request.Endpoint, cancellationToken) is not { } endpoint) return WebhookFailures.EndpointNotFound;
        if (vault.Open(scope.Tenant, endpoint.Id.Value, endpoint.Secret) is not { } secret) return WebhookFailures.SecretLost;

        var now = time.Now();
        db.Audit(scope, AuditAction.WebhookSecretShown, endpoint.Id.Value, now);
        return new WebhookSecretRead(endpoint.Id, secret, endpoint.PreviousSecretUntil > now ? endpoint.PreviousSecretUntil : null);
    }
}
