using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.ApiKeys.ReadKey;

/// <summary>Shows one key of the scope's customer and environment.</summary>
public sealed record ReadKeyQuery(ApiKeyId Key) : IQuery<KeyRow>;

internal sealed class ReadKeyHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<ReadKeyQuery, KeyRow>
{
    public async Task<Result<KeyRow>> Handle(ReadKeyQuery request, CancellationToken cancellationToken)
    {
        var (environment, customer) = scope.Tenant;
        var key = await db.ApiKeys.AsNoTracking().Include(row => row.Bodies)
            .SingleOrDefaultAsync(row => row.Id == request.Key && row.CustomerId == customer && row.Environment == environment, cancellationToken);
        return key is null ? CustomerFailures.UnknownKey : KeyRow.Of(key, time.Now());
    }
}
