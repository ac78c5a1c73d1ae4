using Amps.Application.Ports;
using Amps.Domain.Removals;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Removals;

/// <summary>Puts off what cannot be done yet.</summary>
internal static class Owed
{
    /// <summary>So long after a failure it is tried again.</summary>
    public static readonly TimeSpan RetryPause = TimeSpan.FromMinutes(1);

    public static Task<int> PutOffAsync<T>(this IEnvironmentDb db, IQueryable<T> rows, DateTimeOffset until, CancellationToken cancellationToken) where T : class, IOwed =>
        db.WriteInTurnAsync(() => rows.ExecuteUpdateAsync(owed => owed.SetProperty(one => one.DueAt, until), cancellationToken), cancellationToken);
}
