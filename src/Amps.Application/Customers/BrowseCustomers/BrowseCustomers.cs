using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.BrowseCustomers;

/// <summary>Lists customers for operators, the newest first, a page at a time.</summary>
/// <param name="Page">Which part.</param>
/// <param name="Search">A part of the name, the id, or the email address of a member; none for all.</param>
public sealed record BrowseCustomersQuery(PageRequest Page, string? Search = null) : IQuery<Page<CustomerTerms>>;

internal sealed class BrowseCustomersValidator : AbstractValidator<BrowseCustomersQuery>
{
    public BrowseCustomersValidator()
    {
        RuleFor(query => query.Page).IsPageOf<BrowseCustomersQuery, CustomerId>();
        RuleFor(query => query.Search).Must(search => search!.Length <= Person.MaxEmailLength && !search.Any(char.IsControl)).When(query => query.Search is not null)
            .OverridePropertyName("search").WithMessage($"`search` must have {Person.MaxEmailLength} characters at most, none of them a control character.");
    }
}

internal sealed class BrowseCustomersHandler(IPlatformDb db, RequestScope scope) : IHandler<BrowseCustomersQuery, Page<CustomerTerms>>
{
    public async Task<Result<Page<CustomerTerms>>> Handle(BrowseCustomersQuery request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var all = request.Search is { } search ? Matching(search) : db.Customers.AsNoTracking();
        var after = request.Page.After is { } id ? all.Where(customer => customer.Id < CustomerId.Trust(id)) : all;
        return await all.ToPageAsync(after.OrderByDescending(customer => customer.Id), request.Page, customer => customer.Id.Value, CustomerTerms.Of, cancellationToken);
    }

    // The database makes the letters small, not this machine in its own language; SQLite knows those of ASCII only, so others count as they are written.
#pragma warning disable CA1304, CA1311, CA1862, MA0011
    private IQueryable<Customer> Matching(string search)
    {
        var email = EmailRule.Normalise(search);
        var name = search.ToLowerInvariant();
        return db.Customers.AsNoTracking().Where(customer =>
            customer.Id == CustomerId.Trust(search) || customer.Name.Contains(search) || customer.Name.ToLower().Contains(name) || db.People.Any(person => person.CustomerId == customer.Id && person.Email == email));
    }
#pragma warning restore CA1304, CA1311, CA1862, MA0011
}
