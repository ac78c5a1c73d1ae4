using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers;

internal static class CustomerLookup
{
    /// <summary>Whether there is such a customer, as far as a scope may see it: for one that belongs to a customer there are no others.</summary>
    public static async Task<bool> HasCustomerAsync(this IPlatformDb db, RequestScope scope, CustomerId id, CancellationToken cancellationToken) =>
        (scope.IsOperator || scope.Owner == id) && await db.Customers.AnyAsync(customer => customer.Id == id, cancellationToken);
}
