using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.ReadCustomer;

/// <summary>Says whether there is such a customer, and its name.</summary>
public sealed record ReadCustomerQuery(CustomerId Customer) : IQuery<CustomerName>;

/// <param name="Id">The customer.</param>
/// <param name="Name">As people know it.</param>
public sealed record CustomerName(CustomerId Id, string Name);

internal sealed class ReadCustomerHandler(IPlatformDb db, RequestScope scope) : IHandler<ReadCustomerQuery, CustomerName>
{
    public async Task<Result<CustomerName>> Handle(ReadCustomerQuery request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator && scope.Owner != request.Customer) return CustomerFailures.UnknownCustomer;

        var found = await db.Customers.AsNoTracking().Where(customer => customer.Id == request.Customer).Select(customer => new CustomerName(customer.Id, customer.Name)).SingleOrDefaultAsync(cancellationToken);
        return found is null ? CustomerFailures.UnknownCustomer : found;
    }
}
