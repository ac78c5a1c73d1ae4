using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Allowances.ListAllowances;

/// <summary>Lists how many live devices a customer may use and has, of all manufacturers together first. Those without a limit have no row but the first.</summary>
public sealed record ListAllowancesQuery : IQuery<IReadOnlyList<AllowanceRead>>;

internal sealed class ListAllowancesHandler(IEnvironmentDb db, RequestScope scope) : IHandler<ListAllowancesQuery, IReadOnlyList<AllowanceRead>>
{
    public async Task<Result<IReadOnlyList<AllowanceRead>>> Handle(ListAllowancesQuery request, CancellationToken cancellationToken)
    {
        var customer = scope.Tenant.CustomerId;
        var stored = await db.Allowances.AsNoTracking().OrderBy(row => row.Oem).ToListAsync(cancellationToken);
        if (!stored.Exists(row => row.IsGlobal)) stored.Insert(0, Allowance.Of(customer, Allowance.AllOems));

        var reads = new List<AllowanceRead>();
        foreach (var allowance in stored.Where(row => row.IsGlobal || row.Limit is not null))
        {
            var used = await DeviceRanks.DevicesOf(db, allowance).CountAsync(cancellationToken);
            reads.Add(new AllowanceRead(customer, allowance.IsGlobal ? null : allowance.Oem, allowance.Limit, used));
        }

        return reads;
    }
}
