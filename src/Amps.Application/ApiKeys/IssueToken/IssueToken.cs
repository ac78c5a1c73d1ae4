using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.ApiKeys.IssueToken;

/// <summary>Issues an access token from a key for a person, who chooses how long it lives.</summary>
/// <param name="Key">The key; what it may do, the token may.</param>
/// <param name="Name">For people.</param>
/// <param name="ExpiresAt">At most 365 days ahead, and no later than the key's own end.</param>
public sealed record IssueTokenCommand(ApiKeyId Key, string Name, DateTimeOffset ExpiresAt) : IPlatformCommand<IssuedToken>;

internal sealed class IssueTokenValidator : AbstractValidator<IssueTokenCommand>
{
    public IssueTokenValidator(TimeProvider time)
    {
        RuleFor(issue => issue.Name).Must(name => name.Length <= AccessToken.MaxNameLength && !name.Any(char.IsControl)).OverridePropertyName("name")
            .WithMessage($"`name` may have {AccessToken.MaxNameLength} characters, none of them a control character.");
        RuleFor(issue => issue.ExpiresAt).Must(at => at >= time.Now().AddSeconds(1) && at <= time.Now() + AccessToken.Longest).OverridePropertyName("expires")
            .WithMessage($"`expires` must lie in the future, at most {AccessToken.Longest.TotalDays:0} days ahead.");
    }
}

internal sealed class IssueTokenHandler(IPlatformDb db, TokenIssue tokens, RequestScope scope, TimeProvider time) : IHandler<IssueTokenCommand, IssuedToken>
{
    public async Task<Result<IssuedToken>> Handle(IssueTokenCommand request, CancellationToken cancellationToken)
    {
        var key = await db.FindKeyWithSecretsAsync(scope, request.Key, cancellationToken);
        if (key is null) return CustomerFailures.UnknownKey;
        if (key.ExpiresAt < request.ExpiresAt) return ValidationFailure.Of([new ValidationIssue("expires", "`expires` must not lie after the key's own end.")]);

        return tokens.Issue(key, request.Name, TokenOrigin.Dashboard, request.ExpiresAt, time.Now());
    }
}
