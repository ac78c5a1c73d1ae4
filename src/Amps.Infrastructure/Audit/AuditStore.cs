using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Audit;

/// <summary>One store's events, over all customers, and the ends of its chain.</summary>
internal sealed class AuditStore(Store store, DbContext context, IDatabaseProvider provider, AuditChain chain) : IAsyncDisposable
{
    /// <summary>In the order of the chain; not those that wait.</summary>
    public IQueryable<AuditEvent> Sealed => Events.Where(entry => entry.Sequence != null).OrderBy(entry => entry.Sequence);

    /// <summary>In the order in which they were made.</summary>
    public IQueryable<AuditEvent> Waiting => Events.Where(entry => entry.Sequence == null).OrderBy(entry => entry.Id);

    private IQueryable<AuditEvent> Events => context.Set<AuditEvent>().AsNoTracking().IgnoreQueryFilters([Filters.Customer]);

    public Task<AuditHead> ReadHeadAsync(CancellationToken cancellationToken) => context.Set<AuditHead>().AsNoTracking().SingleAsync(cancellationToken);

    /// <summary>Whether nobody but us wrote the head. Before the first event there is nothing to sign.</summary>
    public bool IsGenuine(AuditHead head) =>
        (head.Sequence == 0 && head.Dropped == 0) || string.Equals(head.Signature, chain.SignatureOf(store, head), StringComparison.Ordinal);

    public string HashOf(long sequence, string previous, AuditEvent entry) => chain.HashOf(store, sequence, previous, entry);

    /// <summary>Appends events to the chain.</summary>
    /// <returns>How many; none where another node was quicker.</returns>
    public async Task<int> AppendAsync(AuditHead head, IReadOnlyList<AuditEvent> waiting, CancellationToken cancellationToken)
    {
        var (sequence, hash) = (head.Sequence, head.Hash);
        var places = new List<(AuditEventId Id, long Sequence, string Hash)>(waiting.Count);
        foreach (var entry in waiting)
        {
            hash = HashOf(++sequence, hash, entry);
            places.Add((entry.Id, sequence, hash));
        }

        var next = new AuditHead { Sequence = sequence, Hash = hash, Dropped = head.Dropped, DroppedHash = head.DroppedHash };
        return await provider.WriteAsync(context, isRequest: false, () => AppendAsync(head, next, places, cancellationToken), cancellationToken);
    }

    /// <summary>Moves the beginning of the chain behind an event, and then deletes what lies before. What a crash leaves between goes the next time.</summary>
    public async Task<int> DropAsync(AuditHead head, long upTo, string hash, CancellationToken cancellationToken)
    {
        var next = new AuditHead { Sequence = head.Sequence, Hash = head.Hash, Dropped = upTo, DroppedHash = hash };
        var moved = upTo == head.Dropped ? 1 : await provider.WriteAsync(context, isRequest: false, () => MoveAsync(head, next, cancellationToken), cancellationToken);
        return moved == 0 ? 0 : await provider.WriteAsync(context, isRequest: false, () => Events.Where(entry => entry.Sequence <= upTo).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private async Task<int> AppendAsync(AuditHead head, AuditHead next, List<(AuditEventId Id, long Sequence, string Hash)> places, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // First: whoever moves it has the chain until the end of the transaction, and of two only one sees it as it was.
        if (await MoveAsync(head, next, cancellationToken) == 0) return 0;

        foreach (var (id, sequence, hash) in places)
        {
            var placed = await Events.Where(entry => entry.Id == id && entry.Sequence == null)
                .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Sequence, sequence).SetProperty(entry => entry.Hash, hash), cancellationToken);

            // It has its place already: a chain with a gap would look as if somebody had deleted an event.
            if (placed == 0) return 0;
        }

        await transaction.CommitAsync(cancellationToken);
        return places.Count;
    }

    private Task<int> MoveAsync(AuditHead head, AuditHead next, CancellationToken cancellationToken)
    {
        var signature = chain.SignatureOf(store, next);
        return context.Set<AuditHead>().Where(row => row.Sequence == head.Sequence && row.Dropped == head.Dropped).ExecuteUpdateAsync(
            row => row
                .SetProperty(one => one.Sequence, next.Sequence).SetProperty(one => one.Hash, next.Hash)
                .SetProperty(one => one.Dropped, next.Dropped).SetProperty(one => one.DroppedHash, next.DroppedHash)
                .SetProperty(one => one.Signature, signature),
            cancellationToken);
    }
}
