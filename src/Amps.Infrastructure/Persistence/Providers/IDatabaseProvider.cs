using Amps.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence.Providers;

/// <summary>The three stores. Each has its own context type, and its own file or schema.</summary>
internal enum Store
{
    Platform,
    Sandbox,
    Live,
}

/// <summary>All that differs between database servers, apart from the conventions of their context types.</summary>
internal interface IDatabaseProvider
{
    void Configure(DbContextOptionsBuilder builder, Store store);

    /// <summary>Brings a store to the newest schema. Only one process at a time does it; the others wait.</summary>
    Task MigrateAsync(DbContext context, Store store, CancellationToken cancellationToken);

    /// <summary>Takes due actions in one statement, the most urgent first; it does to the rows what <see cref="Domain.Actions.DeviceAction.Claim"/> does.</summary>
    Task<IReadOnlyList<Claimed>> ClaimActionsAsync(DbContext context, string lease, DateTimeOffset until, DateTimeOffset now, int most, CancellationToken cancellationToken);
}
