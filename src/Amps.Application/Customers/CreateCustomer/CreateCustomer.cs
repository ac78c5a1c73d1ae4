using Amps.Application.ApiKeys;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.Customers.CreateCustomer;

/// <summary>Makes a customer with a full-access key for each environment. Live stays shut until an operator enables it.</summary>
/// <remarks>The sandbox's first devices are another command's (<c>StockSandbox</c>): no command writes two databases.</remarks>
public sealed record CreateCustomerCommand(string Name) : IPlatformCommand<CreatedCustomer>;

/// <summary>The only time that the bodies are told.</summary>
public sealed record CreatedCustomer(CustomerId CustomerId, string SandboxKey, string LiveKey)
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => CustomerId.Value;
}

internal sealed class CreateCustomerValidator : AbstractValidator<CreateCustomerCommand>
{
    public CreateCustomerValidator() =>
        RuleFor(command => command.Name)
            .Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= Customer.MaxNameLength && !name.Any(char.IsControl))
            .OverridePropertyName("name").WithMessage($"`name` must have 1 to {Customer.MaxNameLength} characters, none of them a control character.");
}

internal sealed class CreateCustomerHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<CreateCustomerCommand, CreatedCustomer>
{
    public Task<Result<CreatedCustomer>> Handle(CreateCustomerCommand request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return Task.FromResult<Result<CreatedCustomer>>(CustomerFailures.OperatorsOnly);

        var now = time.Now();
        var customer = Customer.Create(request.Name.Trim(), now);
        var (sandboxKey, sandboxBody) = ApiKey.Create(customer.Id, AmpsEnvironment.Sandbox, KeyTerms.FullAccess, now);
        var (liveKey, liveBody) = ApiKey.Create(customer.Id, AmpsEnvironment.Live, KeyTerms.FullAccess, now);

        db.Customers.Add(customer);
        db.ApiKeys.AddRange(sandboxKey, liveKey);
        db.Audit(scope, AuditAction.CustomerCreated, customer.Id, customer.Id.Value, now, ("name", customer.Name));
        db.AuditCreated(scope, sandboxKey, now);
        db.AuditCreated(scope, liveKey, now);
        return Task.FromResult<Result<CreatedCustomer>>(new CreatedCustomer(customer.Id, sandboxBody, liveBody));
    }
}
