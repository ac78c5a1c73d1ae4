using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.BrowseCustomers;

/// <summary>Lists customers for operators, the newest first, a page at a time.</summary>
public sealed record BrowseCustomersQuery(PageRequest Page) : IQuery<Page<CustomerTerms>>;

internal sealed class BrowseCustomersValidator : AbstractValidator<BrowseCustomersQuery>
{
    public BrowseCustomersValidator() => RuleFor(query => query.Page).IsPageOf<BrowseCustomersQuery, CustomerId>();
}

internal sealed class BrowseCustomersHandler(IPlatformDb db) : IHandler<BrowseCustomersQuery, Page<CustomerTerms>>
{
    public async Task<Result<Page<CustomerTerms>>> Handle(BrowseCustomersQuery request, CancellationToken cancellationToken)
    {
        var all = db.Customers.AsNoTracking();
        var after = request.Page.After is { } id ? all.Where(customer => customer.Id < CustomerId.Trust(id)) : all;
        return await all.ToPageAsync(after.OrderByDescending(customer => customer.Id), request.Page, customer => customer.Id.Value, CustomerTerms.Of, cancellationToken);
    }
}
