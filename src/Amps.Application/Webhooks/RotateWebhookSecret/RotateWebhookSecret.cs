using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.ShowWebhookSecret;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using FluentValidation;

namespace Amps.Application.Webhooks.RotateWebhookSecret;

/// <summary>Gives an endpoint a new secret; for the overlap both sign, so that the receiver can change over without losing a message.</summary>
/// <param name="Endpoint">Which.</param>
/// <param name="Overlap">At most <see cref="WebhookEndpoint.LongestOverlap"/>.</param>
/// <param name="Seen">The <see cref="WebhookSecretRead.Fingerprint"/> of the secret that was seen; where it is another one now, nothing changes. None for whatever there is.</param>
public sealed record RotateWebhookSecretCommand(EndpointId Endpoint, TimeSpan Overlap, string? Seen = null) : ICommand<WebhookSecretRead>;

internal sealed class RotateWebhookSecretValidator : AbstractValidator<RotateWebhookSecretCommand>
{
    public RotateWebhookSecretValidator() => RuleFor(rotate => rotate.Overlap).InclusiveBetween(TimeSpan.Zero, WebhookEndpoint.LongestOverlap).OverridePropertyName("overlap")
        .WithMessage($"`overlap` must be from 0 to {WebhookEndpoint.LongestOverlap.TotalDays:0} days.");
}

internal sealed class RotateWebhookSecretHandler(IEnvironmentDb db, IVault vault, RequestScope scope, TimeProvider time) : IHandler<RotateWebhookSecretCommand, WebhookSecretRead>
{
    public async Task<Result<WebhookSecretRead>> Handle(RotateWebhookSecretCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindEndpointAsync(request.Endpoint, cancellationToken) is not { } endpoint) return WebhookFailures.EndpointNotFound;
        if (request.Seen is { } seen && vault.Open(scope.Tenant, endpoint.Id.Value, endpoint.Secret) is { } current && !string.Equals(seen, WebhookSecretRead.FingerprintOf(current), StringComparison.Ordinal))
            return CustomerFailures.Changed;

        var secret = WebhookSecret.New();
        var now = time.Now();
        endpoint.Rotate(vault.Seal(scope.Tenant, endpoint.Id.Value, secret), request.Overlap, now);
        db.Audit(scope, AuditAction.WebhookSecretRotated, endpoint.Id.Value, now, ("previousValidUntil", Auditing.Text(endpoint.PreviousSecretUntil)));
        return new WebhookSecretRead(endpoint.Id, secret, endpoint.PreviousSecretUntil);
    }
}
