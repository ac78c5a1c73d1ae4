using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.SetTiers;

/// <summary>Entitles a customer to manufacturers of these tiers in live, and of no others. May be repeated; devices that are connected stay.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Tiers">At least one.</param>
/// <param name="Seen">What was seen before; where it is no longer so, nothing changes. None for whatever there is.</param>
public sealed record SetTiersCommand(CustomerId Customer, IReadOnlyList<OemTier> Tiers, IReadOnlyList<OemTier>? Seen = null) : IPlatformCommand<TiersSet>;

public sealed record TiersSet(CustomerId CustomerId, IReadOnlyList<OemTier> Tiers);

internal sealed class SetTiersValidator : AbstractValidator<SetTiersCommand>
{
    public SetTiersValidator() => RuleFor(set => set.Tiers).NotEmpty().OverridePropertyName("tiers").WithMessage($"`tiers` needs at least one of {string.Join(", ", Wire<OemTier>.Names)}.");
}

internal sealed class SetTiersHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<SetTiersCommand, TiersSet>
{
    public async Task<Result<TiersSet>> Handle(SetTiersCommand request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var customer = await db.Customers.SingleOrDefaultAsync(row => row.Id == request.Customer, cancellationToken);
        if (customer is null) return CustomerFailures.UnknownCustomer;

        if (request.Seen is { } seen && !seen.SequenceEqual(customer.Tiers)) return CustomerFailures.Changed;

        if (customer.SetTiers(request.Tiers)) db.Audit(scope, AuditAction.TiersSet, customer.Id, customer.Id.Value, time.Now(), ("tiers", string.Join(' ', customer.Tiers.Select(Wire<OemTier>.Name))));
        return new TiersSet(customer.Id, customer.Tiers);
    }
}
