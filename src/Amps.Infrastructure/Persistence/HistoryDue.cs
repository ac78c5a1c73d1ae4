using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices.History;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

internal sealed class HistoryDue(IReadOnlyDictionary<Store, Func<DbContext>> stores) : IHistoryDue
{
    public async Task<IReadOnlyList<DueHistory>> FindAsync(AmpsEnvironment environment, DateTimeOffset now, DueHistory? after, int most, CancellationToken cancellationToken)
    {
        await using var context = stores.Open(environment);
        var due = context.Set<HistoryProgress>().AsNoTracking().IgnoreQueryFilters([Filters.Customer]).Where(row => row.DueAt <= now);
        if (after is not null) due = due.Where(row => row.DueAt > after.DueAt || (row.DueAt == after.DueAt && row.DeviceId > after.DeviceId));

        return await due.OrderBy(row => row.DueAt).ThenBy(row => row.DeviceId).Take(most)
            .Select(row => new DueHistory(row.CustomerId, row.DeviceId, row.DueAt!.Value)).ToListAsync(cancellationToken);
    }
}
