using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Audit;

/// <summary>Goes through a store's chain, and says where it is not as it was sealed.</summary>
internal sealed class AuditCheck(AuditStore audit)
{
    private const int Batch = 1000;

    private long sequence;
    private string hash = "";

    /// <param name="name">Of the store.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AuditVerdict> RunAsync(string name, CancellationToken cancellationToken)
    {
        var head = await audit.ReadHeadAsync(cancellationToken);
        (sequence, hash) = (head.Dropped, head.DroppedHash);
        var broken = audit.IsGenuine(head) ? await WalkAsync(head, cancellationToken) : new AuditBreak(head.Sequence, EventId: null, "the chain's head was changed");
        return new AuditVerdict(name, sequence - head.Dropped, await audit.Waiting.CountAsync(cancellationToken), head.Sequence, head.Hash, broken);
    }

    private async Task<AuditBreak?> WalkAsync(AuditHead head, CancellationToken cancellationToken)
    {
        while (sequence < head.Sequence)
        {
            var from = sequence;
            var rows = await audit.Sealed.Where(entry => entry.Sequence > from && entry.Sequence <= head.Sequence).Take(Batch).ToListAsync(cancellationToken);
            if (rows.Count == 0) return Missing(head);

            foreach (var row in rows)
            {
                if (Check(row, head) is { } broken) return broken;
            }
        }

        return string.Equals(hash, head.Hash, StringComparison.Ordinal) ? await FindBeyondAsync(cancellationToken) : new AuditBreak(sequence, EventId: null, "the chain's head names another event");
    }

    private AuditBreak? Check(AuditEvent row, AuditHead head)
    {
        if (row.Sequence != sequence + 1) return Missing(head);

        var expected = audit.HashOf(sequence + 1, hash, row);
        if (!string.Equals(row.Hash, expected, StringComparison.Ordinal)) return new AuditBreak(sequence + 1, row.Id.Value, "the event was changed, or another one stands in its place");

        (sequence, hash) = (sequence + 1, expected);
        return null;
    }

    private AuditBreak Missing(AuditHead head) =>
        new(sequence + 1, EventId: null, sequence + 1 == head.Sequence ? "the last event is missing" : "an event is missing");

    // Meanwhile more may have been sealed; then the head says so.
    private async Task<AuditBreak?> FindBeyondAsync(CancellationToken cancellationToken)
    {
        var beyond = await audit.Sealed.Where(entry => entry.Sequence > sequence).Select(entry => new { entry.Id, entry.Sequence }).FirstOrDefaultAsync(cancellationToken);
        if (beyond is null || (await audit.ReadHeadAsync(cancellationToken)).Sequence >= beyond.Sequence) return null;

        return new AuditBreak(beyond.Sequence!.Value, beyond.Id.Value, "the event stands beyond the chain's end");
    }
}
