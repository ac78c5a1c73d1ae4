using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers;

internal static class AppLookup
{
    /// <summary>Loads an app to change; one of another customer is none.</summary>
    public static Task<CustomerApp?> FindAppAsync(this IPlatformDb db, RequestScope scope, AppId id, CancellationToken cancellationToken)
    {
        var apps = db.CustomerApps.Where(app => app.Id == id);
        if (!scope.IsOperator) apps = apps.Where(app => app.CustomerId == scope.Owner);
        return apps.SingleOrDefaultAsync(cancellationToken);
    }
}
