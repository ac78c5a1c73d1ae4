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

    /// <summary>Readies a context that is leased from the pool.</summary>
    void Prepare(DbContext context);

    /// <summary>Brings a store to the newest schema. Only one process at a time does it; the others wait.</summary>
    Task MigrateAsync(DbContext context, Store store, CancellationToken cancellationToken);

    /// <summary>Carries out what writes through a context, when its turn has come; it is durable when this returns.</summary>
    /// <param name="context">What is written through.</param>
    /// <param name="isRequest">Whether somebody waits for an answer, and is served before others.</param>
    /// <param name="write">May run on another thread.</param>
    /// <param name="cancellationToken">Takes it back as long as it has not begun.</param>
    Task<T> WriteAsync<T>(DbContext context, bool isRequest, Func<Task<T>> write, CancellationToken cancellationToken);

    /// <summary>Finds which partitions of a queue have work that is due and that nobody has. Takes no lock.</summary>
    Task<IReadOnlyList<DueWork>> FindDueAsync(DbContext context, QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Measures how much of a queue is due. Takes no lock; its cost grows with what is due, not with what waits.</summary>
    Task<QueueDepth> MeasureAsync(DbContext context, QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes due rows of a queue in one statement, of each share no more than it may have. Two nodes never take the same.</summary>
    Task<IReadOnlyList<Claimed>> ClaimAsync(DbContext context, QueueTable queue, Lease lease, IReadOnlyList<Share> shares, CancellationToken cancellationToken);

    /// <summary>Ends the leases of servers that cannot be alive any more, so that their work is due at once. Called when a server starts.</summary>
    /// <returns>How many there were.</returns>
    Task<int> ReleaseLeasesAsync(DbContext context, QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken);
}
