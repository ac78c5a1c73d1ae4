using Amps.Application.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Audit;

internal static class AuditList
{
    /// <summary>A page of the events that a filter lets through, newest first.</summary>
    public static Task<Page<AuditRow>> PageAsync(this IQueryable<AuditEvent> events, AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var wanted = filter.Of(events.AsNoTracking());
        var after = page.After is { } id ? wanted.Where(entry => entry.Id < AuditEventId.Trust(id)) : wanted;
        return wanted.ToPageAsync(after.OrderByDescending(entry => entry.Id), page, entry => entry.Id.Value, AuditRow.Of, cancellationToken);
    }
}
