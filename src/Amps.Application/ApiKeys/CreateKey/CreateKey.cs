using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.ApiKeys.CreateKey;

/// <summary>Gives a customer another key.</summary>
public sealed record CreateKeyCommand(CustomerId Customer, AmpsEnvironment Environment, KeyTerms Terms) : IPlatformCommand<CreatedKey>;

/// <summary>The only time that a body is told.</summary>
public sealed record CreatedKey(ApiKeyId KeyId, string Key)
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => KeyId.Value;
}

internal sealed class CreateKeyValidator : AbstractValidator<CreateKeyCommand>
{
    public CreateKeyValidator(TimeProvider time)
    {
        RuleFor(command => command.Terms.Permissions).ArePermissions();
        RuleFor(command => command.Terms.ExpiresAt).Must(at => at > time.Now()).When(command => command.Terms.ExpiresAt is not null)
            .OverridePropertyName("expires").WithMessage("`expires` must lie in the future.");
        RuleFor(command => command.Terms.RateLimitPerMinute).InclusiveBetween(0, 1_000_000).OverridePropertyName("rate-limit")
            .WithMessage("`rate-limit` must be from 0 (none) to 1000000 calls a minute.");
        RuleFor(command => command.Terms.Burst).InclusiveBetween(1, 1_000_000).When(command => command.Terms.Burst is not null).OverridePropertyName("burst")
            .WithMessage("`burst` must be from 1 to 1000000 calls.");
    }
}

internal sealed class CreateKeyHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<CreateKeyCommand, CreatedKey>
{
    public async Task<Result<CreatedKey>> Handle(CreateKeyCommand request, CancellationToken cancellationToken)
    {
        if (!await db.HasCustomerAsync(scope, request.Customer, cancellationToken)) return CustomerFailures.UnknownCustomer;
        if (!scope.IsOperator && request.Terms.RateLimitPerMinute == 0) return ValidationFailure.Of([new ValidationIssue("rate-limit", "Only operators make keys without a limit.")]);

        var now = time.Now();
        var (key, body) = ApiKey.Create(request.Customer, request.Environment, request.Terms, now);
        db.ApiKeys.Add(key);
        db.AuditCreated(scope, key, now);
        return new CreatedKey(key.Id, body);
    }
}
