using System.Globalization;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.SetCeilings;

/// <summary>Says how many calls a minute all keys of a customer may make together in an environment. May be repeated.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Ceilings">From 1 to <see cref="Customer.MaxCeilingPerMinute"/>.</param>
/// <param name="Seen">What was seen before; where it is no longer so, nothing changes. None for whatever there is.</param>
public sealed record SetCeilingsCommand(CustomerId Customer, Ceilings Ceilings, Ceilings? Seen = null) : IPlatformCommand<Ceilings>;

/// <summary>Calls a minute of all keys of a customer together.</summary>
/// <param name="Sandbox">In the sandbox.</param>
/// <param name="Live">In live.</param>
public sealed record Ceilings(int Sandbox, int Live);

internal sealed class SetCeilingsValidator : AbstractValidator<SetCeilingsCommand>
{
    public SetCeilingsValidator()
    {
        RuleFor(set => set.Ceilings.Sandbox).InclusiveBetween(1, Customer.MaxCeilingPerMinute).OverridePropertyName("sandbox").WithMessage(Words("sandbox"));
        RuleFor(set => set.Ceilings.Live).InclusiveBetween(1, Customer.MaxCeilingPerMinute).OverridePropertyName("live").WithMessage(Words("live"));
    }

    private static string Words(string field) => string.Create(CultureInfo.InvariantCulture, $"`{field}` must be from 1 to {Customer.MaxCeilingPerMinute} calls a minute.");
}

internal sealed class SetCeilingsHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<SetCeilingsCommand, Ceilings>
{
    public async Task<Result<Ceilings>> Handle(SetCeilingsCommand request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var customer = await db.Customers.SingleOrDefaultAsync(row => row.Id == request.Customer, cancellationToken);
        if (customer is null) return CustomerFailures.UnknownCustomer;
        if (request.Seen is { } seen && seen != new Ceilings(customer.SandboxCeilingPerMinute, customer.LiveCeilingPerMinute)) return CustomerFailures.Changed;

        if (customer.SetCeilings(request.Ceilings.Sandbox, request.Ceilings.Live))
            db.Audit(scope, AuditAction.CeilingsSet, customer.Id, customer.Id.Value, time.Now(), ("sandbox", Text(request.Ceilings.Sandbox)), ("live", Text(request.Ceilings.Live)));

        return request.Ceilings;
    }

    private static string Text(int ceiling) => ceiling.ToString(CultureInfo.InvariantCulture);
}
