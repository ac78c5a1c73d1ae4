using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Allowances.ListAllowances;

/// <summary>Shows how many live devices a customer may use and how many it has: of all manufacturers together first, then of each that has a limit or devices.</summary>
public sealed record ListAllowancesQuery : IQuery<IReadOnlyList<AllowanceRead>>;

internal sealed class ListAllowancesHandler(IEnvironmentDb db, RequestScope scope) : IHandler<ListAllowancesQuery, IReadOnlyList<AllowanceRead>>
{
    public async Task<Result<IReadOnlyList<AllowanceRead>>> Handle(ListAllowancesQuery request, CancellationToken cancellationToken)
    {
        var (environment, customer) = scope.Tenant;
        if (environment != AmpsEnvironment.Live) throw new InvalidOperationException("Only live has allowances.");

        var limits = await db.Allowances.AsNoTracking().ToDictionaryAsync(row => row.Oem, row => row.Limit, StringComparer.Ordinal, cancellationToken);
        var used = await db.Devices.AsNoTracking().GroupBy(device => device.Vendor).Select(devices => new { devices.Key, Count = devices.Count() })
            .ToDictionaryAsync(devices => devices.Key, devices => devices.Count, StringComparer.Ordinal, cancellationToken);
        var named = limits.Where(pair => pair.Value is not null).Select(pair => pair.Key).Union(used.Keys, StringComparer.Ordinal).Where(oem => oem != Allowance.AllOems);
        List<AllowanceRead> all =
        [
            new AllowanceRead(customer, Oem: null, limits.GetValueOrDefault(Allowance.AllOems), used.Values.Sum()),
            .. named.Order(StringComparer.Ordinal).Select(oem => new AllowanceRead(customer, oem, limits.GetValueOrDefault(oem), used.GetValueOrDefault(oem))),
        ];
        return all;
    }
}
