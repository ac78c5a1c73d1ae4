using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.ListApps;

/// <summary>Lists a customer's apps, oldest first.</summary>
public sealed record ListAppsQuery(CustomerId Customer) : IQuery<IReadOnlyList<AppRead>>;

internal sealed class ListAppsHandler(IPlatformDb db, RequestScope scope) : IHandler<ListAppsQuery, IReadOnlyList<AppRead>>
{
    public async Task<Result<IReadOnlyList<AppRead>>> Handle(ListAppsQuery request, CancellationToken cancellationToken)
    {
        if (!await db.HasCustomerAsync(scope, request.Customer, cancellationToken)) return CustomerFailures.UnknownCustomer;

        var apps = await db.CustomerApps.AsNoTracking().Where(app => app.CustomerId == request.Customer).OrderBy(app => app.Id).ToListAsync(cancellationToken);
        return apps.ConvertAll(AppRead.Of);
    }
}
