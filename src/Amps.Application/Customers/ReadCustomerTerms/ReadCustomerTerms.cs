using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.ReadCustomerTerms;

/// <summary>Shows one customer to operators.</summary>
public sealed record ReadCustomerTermsQuery(CustomerId Customer) : IQuery<CustomerTerms>;

internal sealed class ReadCustomerTermsHandler(IPlatformDb db, RequestScope scope) : IHandler<ReadCustomerTermsQuery, CustomerTerms>
{
    public async Task<Result<CustomerTerms>> Handle(ReadCustomerTermsQuery request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Customer, cancellationToken);
        return customer is null ? CustomerFailures.UnknownCustomer : CustomerTerms.Of(customer);
    }
}
