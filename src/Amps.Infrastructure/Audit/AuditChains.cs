using Amps.Application.Ports;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Audit;

/// <summary>Looks after the chains of all three stores.</summary>
internal sealed class AuditChains(IReadOnlyDictionary<Store, Func<DbContext>> stores, IDatabaseProvider provider, AuditChain chain) : IAuditChains
{
    private const int Batch = 500;

    public async Task<int> SealAsync(CancellationToken cancellationToken)
    {
        var all = 0;
        foreach (var store in stores.Keys)
        {
            await using var audit = Open(store);
            for (var some = Batch; some == Batch; all += some) some = await SealAsync(audit, cancellationToken);
        }

        return all;
    }

    public async Task<IReadOnlyList<AuditVerdict>> VerifyAsync(CancellationToken cancellationToken)
    {
        var verdicts = new List<AuditVerdict>();
        foreach (var store in stores.Keys)
        {
            await using var audit = Open(store);
            verdicts.Add(await new AuditCheck(audit).RunAsync(store.ToString().ToLowerInvariant(), cancellationToken));
        }

        return verdicts;
    }

    public async Task<int> DeleteAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var all = 0;
        foreach (var store in stores.Keys)
        {
            await using var audit = Open(store);
            all += await DeleteAsync(audit, before, most, cancellationToken);
        }

        return all;
    }

    private static async Task<int> SealAsync(AuditStore audit, CancellationToken cancellationToken)
    {
        // The head first: what another node seals after this look moves it, and then we append nothing.
        var head = await audit.ReadHeadAsync(cancellationToken);
        var waiting = await audit.Waiting.Take(Batch).ToListAsync(cancellationToken);
        return waiting.Count == 0 ? 0 : await audit.AppendAsync(head, waiting, cancellationToken);
    }

    // Only whole beginnings of the chain go, however the instants in it lie.
    private static async Task<int> DeleteAsync(AuditStore audit, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var head = await audit.ReadHeadAsync(cancellationToken);
        var oldest = await audit.Sealed.Where(entry => entry.Sequence > head.Dropped).Select(entry => new { entry.Sequence, entry.Hash, entry.At }).Take(most).ToListAsync(cancellationToken);
        var last = oldest.TakeWhile(entry => entry.At < before).LastOrDefault();
        return await audit.DropAsync(head, last?.Sequence ?? head.Dropped, last?.Hash ?? head.DroppedHash, cancellationToken);
    }

    private AuditStore Open(Store store) => new(store, stores[store](), provider, chain);
}
