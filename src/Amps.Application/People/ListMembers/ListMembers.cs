using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.ListMembers;

/// <summary>Lists the members of a customer, or the operators, oldest first.</summary>
/// <param name="Customer">Whose; none for operators.</param>
/// <param name="Page">Which part.</param>
public sealed record ListMembersQuery(CustomerId? Customer, PageRequest Page) : IQuery<Page<MemberRead>>;

internal sealed class ListMembersValidator : AbstractValidator<ListMembersQuery>
{
    public ListMembersValidator() => RuleFor(query => query.Page).IsPageOf<ListMembersQuery, PersonId>();
}

internal sealed class ListMembersHandler(IPlatformDb db, RequestScope scope) : IHandler<ListMembersQuery, Page<MemberRead>>
{
    public async Task<Result<Page<MemberRead>>> Handle(ListMembersQuery request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator && (scope.Owner is null || scope.Owner != request.Customer)) return CustomerFailures.OperatorsOnly;

        var all = db.People.AsNoTracking().Where(person => person.CustomerId == request.Customer);
        var after = request.Page.After is { } id ? all.Where(person => person.Id > PersonId.Trust(id)) : all;
        return await all.ToPageAsync(after.OrderBy(person => person.Id), request.Page, person => person.Id.Value, MemberRead.Of, cancellationToken);
    }
}
