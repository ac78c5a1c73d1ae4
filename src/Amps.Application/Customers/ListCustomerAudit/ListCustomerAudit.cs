using Amps.Application.Audit;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.Customers.ListCustomerAudit;

/// <summary>Who changed what of a customer, its keys, tokens and apps, newest first.</summary>
public sealed record ListCustomerAuditQuery(CustomerId Customer, AuditFilter Filter, PageRequest Page) : IQuery<Page<AuditRow>>;

internal sealed class ListCustomerAuditValidator : AbstractValidator<ListCustomerAuditQuery>
{
    public ListCustomerAuditValidator()
    {
        RuleFor(query => query.Page).IsPage(position => EntityId.TryParse<AuditEventId>(position, out _), AuditPages.Bounds);
        RuleFor(query => query.Filter).SetValidator(new AuditFilterValidator());
    }
}

internal sealed class ListCustomerAuditHandler(IPlatformDb db, RequestScope scope) : IHandler<ListCustomerAuditQuery, Page<AuditRow>>
{
    public async Task<Result<Page<AuditRow>>> Handle(ListCustomerAuditQuery request, CancellationToken cancellationToken)
    {
        if (!await db.HasCustomerAsync(scope, request.Customer, cancellationToken)) return CustomerFailures.UnknownCustomer;

        return await db.AuditEvents.Where(entry => entry.CustomerId == request.Customer).PageAsync(request.Filter, request.Page, cancellationToken);
    }
}
