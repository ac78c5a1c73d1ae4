using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.Jobs.ListTrouble;

/// <summary>Lists work for operators that is tried again or was given up, what went wrong last first.</summary>
public sealed record ListTroubleQuery(TroublePlace Place, PageRequest Page) : IQuery<Page<TroubledRead>>;

internal sealed class ListTroubleValidator : AbstractValidator<ListTroubleQuery>
{
    public ListTroubleValidator() => RuleFor(query => query.Page).IsPage(position => TroublePosition.Read(position) is not null);
}

internal sealed class ListTroubleHandler(ITroubledWork trouble, RequestScope scope) : IHandler<ListTroubleQuery, Page<TroubledRead>>
{
    public async Task<Result<Page<TroubledRead>>> Handle(ListTroubleQuery request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var after = request.Page.After is { } position ? TroublePosition.Read(position) : null;
        var counted = await trouble.CountAsync(request.Place, cancellationToken);
        var rows = await trouble.ListAsync(request.Place, after, request.Page.Limit + 1, cancellationToken);
        return rows.ToList().ToPage(counted, request.Page, row => new TroublePosition(row.At, row.Id).ToString(), row => row);
    }
}
