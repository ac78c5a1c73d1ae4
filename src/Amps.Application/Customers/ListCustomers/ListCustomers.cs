using Amps.Application.ApiKeys;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.ListCustomers;

/// <summary>All customers with their keys, for operators, oldest first.</summary>
public sealed record ListCustomersQuery : IQuery<IReadOnlyList<CustomerRow>>;

public sealed record CustomerRow(CustomerId CustomerId, string Name, bool LiveEnabled, DateTimeOffset CreatedAt, IReadOnlyList<KeyRow> Keys);

internal sealed class ListCustomersHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<ListCustomersQuery, IReadOnlyList<CustomerRow>>
{
    public async Task<Result<IReadOnlyList<CustomerRow>>> Handle(ListCustomersQuery request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var customers = await db.Customers.AsNoTracking().OrderBy(customer => customer.Id).ToListAsync(cancellationToken);
        var keys = await db.ApiKeys.AsNoTracking().Include(key => key.Bodies).OrderBy(key => key.Id).ToListAsync(cancellationToken);
        var now = time.Now();
        var byCustomer = keys.ToLookup(key => key.CustomerId);

        return customers
            .Select(customer => new CustomerRow(customer.Id, customer.Name, customer.LiveEnabled, customer.CreatedAt, [.. byCustomer[customer.Id].Select(key => KeyRow.Of(key, now))]))
            .ToList();
    }
}
