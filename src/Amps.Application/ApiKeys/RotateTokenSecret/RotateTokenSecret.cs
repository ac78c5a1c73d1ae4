using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.ApiKeys.RotateTokenSecret;

/// <summary>Starts a new generation of a key's internal secret. Tokens of the one before stay valid for the overlap, those of older ones end.</summary>
/// <param name="Key">The key.</param>
/// <param name="Overlap">At most <see cref="ApiKey.LongestTokenOverlap"/>.</param>
/// <param name="Version">What was seen of the key; where it is no longer so, nothing changes. None for whatever there is.</param>
public sealed record RotateTokenSecretCommand(ApiKeyId Key, TimeSpan Overlap, int? Version = null) : IPlatformCommand<TokenSecretRead>;

internal sealed class RotateTokenSecretValidator : AbstractValidator<RotateTokenSecretCommand>
{
    public RotateTokenSecretValidator() => RuleFor(rotate => rotate.Overlap).InclusiveBetween(TimeSpan.Zero, ApiKey.LongestTokenOverlap).OverridePropertyName("overlap")
        .WithMessage($"`overlap` must be from 0 to {ApiKey.LongestTokenOverlap.TotalDays:0} days.");
}

internal sealed class RotateTokenSecretHandler(IPlatformDb db, TokenIssue tokens, RequestScope scope, TimeProvider time) : IHandler<RotateTokenSecretCommand, TokenSecretRead>
{
    public async Task<Result<TokenSecretRead>> Handle(RotateTokenSecretCommand request, CancellationToken cancellationToken)
    {
        var found = (await db.FindKeyWithSecretsAsync(scope, request.Key, cancellationToken)).AsSeen(request.Version);
        if (!found.Succeeded) return found.Failure;

        var key = found.Value;
        var now = time.Now();
        tokens.StartGeneration(key, request.Overlap, now);
        db.Audit(scope, AuditAction.TokenSecretRotated, key.CustomerId, key.Id.Value, now, ("previousValidUntil", Auditing.Text(TokenSecretRead.Of(key, now).PreviousValidUntil)));
        return TokenSecretRead.Of(key, now);
    }
}
