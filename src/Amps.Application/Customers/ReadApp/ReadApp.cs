using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Customers.ReadApp;

/// <summary>Shows one app of the scope's customer.</summary>
public sealed record ReadAppQuery(AppId App) : IQuery<AppRead>;

internal sealed class ReadAppHandler(IPlatformDb db, RequestScope scope) : IHandler<ReadAppQuery, AppRead>
{
    public async Task<Result<AppRead>> Handle(ReadAppQuery request, CancellationToken cancellationToken)
    {
        var owner = scope.Tenant.CustomerId;
        var app = await db.CustomerApps.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.App && row.CustomerId == owner, cancellationToken);
        return app is null ? CustomerFailures.UnknownApp : AppRead.Of(app);
    }
}
