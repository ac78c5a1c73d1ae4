using System.Security.Cryptography;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Jobs;

/// <summary>The queues of one environment.</summary>
internal sealed class QueueStore(AmpsEnvironment environment, IReadOnlyDictionary<Store, Func<DbContext>> stores, IDatabaseProvider provider)
{
    public AmpsEnvironment Environment => environment;

    /// <summary>Which partitions have work that is due and that nobody has. Reads only.</summary>
    public async Task<IReadOnlyList<DueWork>> FindDueAsync(QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = Open();
        return await provider.FindDueAsync(context, queue, now, cancellationToken);
    }

    /// <summary>Takes rows, of each partition no more than its share.</summary>
    public async Task<IReadOnlyList<Claimed>> ClaimAsync(QueueTable queue, IReadOnlyList<Share> shares, DateTimeOffset now, TimeSpan lease)
    {
        await using var context = Open();
        var name = RandomNumberGenerator.GetHexString(32, lowercase: true);
        // In one order, so that there are as few texts of the statement as can be.
        var ordered = shares.OrderBy(share => share.Of.Priority).ToList();
        // Not to be cancelled: rows that were claimed would lie until their lease is over.
        return await provider.ClaimAsync(context, queue, new Lease(name, now, now + lease), ordered, CancellationToken.None);
    }

    /// <summary>How much is due. Reads only.</summary>
    public async Task<QueueDepth> MeasureAsync(QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = Open();
        return await provider.MeasureAsync(context, queue, now, cancellationToken);
    }

    /// <returns>How many there were.</returns>
    public async Task<int> ReleaseLeasesAsync(QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = Open();
        return await provider.ReleaseLeasesAsync(context, queue, now, cancellationToken);
    }

    private DbContext Open() => stores.Open(environment);
}
