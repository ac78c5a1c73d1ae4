using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.ApiKeys.RotateTokenSecret;

/// <summary>Starts a new generation of a key's internal secret. Tokens of the one before stay valid for the overlap, those of older ones end.</summary>
public sealed record RotateTokenSecretCommand(ApiKeyId Key, TimeSpan Overlap) : IPlatformCommand<TokenSecretRead>;

internal sealed class RotateTokenSecretValidator : AbstractValidator<RotateTokenSecretCommand>
{
    public RotateTokenSecretValidator() => RuleFor(rotate => rotate.Overlap).InclusiveBetween(TimeSpan.Zero, ApiKey.LongestTokenOverlap).OverridePropertyName("overlap")
        .WithMessage($"`overlap` must be from 0 to {ApiKey.LongestTokenOverlap.TotalDays:0} days.");
}

internal sealed class RotateTokenSecretHandler(IPlatformDb db, TokenIssue tokens, RequestScope scope, TimeProvider time) : IHandler<RotateTokenSecretCommand, TokenSecretRead>
{
    public async Task<Result<TokenSecretRead>> Handle(RotateTokenSecretCommand request, CancellationToken cancellationToken)
    {
        var key = await db.FindKeyWithSecretsAsync(scope, request.Key, cancellationToken);
        if (key is null) return CustomerFailures.UnknownKey;

        var now = time.Now();
        tokens.StartGeneration(key, request.Overlap, now);
        db.Audit(scope, AuditAction.TokenSecretRotated, key.CustomerId, key.Id.Value, now, ("previousValidUntil", Auditing.Text(TokenSecretRead.Of(key, now).PreviousValidUntil)));
        return TokenSecretRead.Of(key, now);
    }
}
