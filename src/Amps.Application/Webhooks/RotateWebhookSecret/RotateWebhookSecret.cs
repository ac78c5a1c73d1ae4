using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.ShowWebhookSecret;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using FluentValidation;

namespace Amps.Application.Webhooks.RotateWebhookSecret;

/// <summary>Gives an endpoint a new secret; for the overlap both sign, so that the receiver can change over without losing a message.</summary>
public sealed record RotateWebhookSecretCommand(EndpointId Endpoint, TimeSpan Overlap) : ICommand<WebhookSecretRead>;

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

        var secret = WebhookSecret.New();
        var now = time.Now();
        endpoint.Rotate(vault.Seal(scope.Tenant, endpoint.Id.Value, secret), request.Overlap, now);
        db.Audit(scope, AuditAction.WebhookSecretRotated, endpoint.Id.Value, now, ("previousValidUntil", Auditing.Text(endpoint.PreviousSecretUntil)));
        return new WebhookSecretRead(endpoint.Id, secret, endpoint.PreviousSecretUntil);
    }
}
