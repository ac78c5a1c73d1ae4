using System.Diagnostics;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>
/// Works off one kind of work of one environment: looks what is due, claims what there are free workers for, and lets each do its work.
/// It is woken by announcements and looks every second besides, so nothing that lies in the future costs memory.
/// </summary>
internal sealed partial class Pump(IWorkKind kind, QueueStore store, WorkFigures figures, TimeProvider time, ILogger<Pump> logger) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly FairShare shares = new(kind.Limits);
    private readonly TagList tags = QueueMeter.TagsOf(kind.Queue, store.Environment);
    private volatile bool failed;

    // The partitions that had work at the last look: only where one of their workers ends is there more to take. None while it looks, or has no free worker: then each end counts.
    private volatile IReadOnlySet<string>? waiting;
    private long lookingSince;

    public AmpsEnvironment Environment => store.Environment;

    /// <summary>Whether the last look succeeded and none hangs.</summary>
    public bool IsWell => !failed && !(Interlocked.Read(ref lookingSince) is var since and not 0 && time.GetElapsedTime(since) > Stuck);

    /// <summary>Makes it look again. Cheap, and never fails.</summary>
    public void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public void Dispose() => wake.Dispose();

    /// <summary>Pumps until it is told to stop, and returns when all that was begun is finished or given back.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await TryReleaseLeasesAsync(stopping);
        var running = new HashSet<Task>();
        await using (time.CreateTimer(_ => Wake(), state: null, Look, Look))
        {
            while (!stopping.IsCancellationRequested)
            {
                running.RemoveWhere(task => task.IsCompleted);
                var taken = await TryTakeAsync(stopping);
                foreach (var batch in taken)
                {
                    shares.Begin(batch.Partition, batch.IsLate);
                    running.Add(Task.Run(() => WorkAsync(batch, stopping), CancellationToken.None));
                }

                if (taken.Count == 0) await WaitAsync(stopping);
            }
        }

        await Task.WhenAll(running);
    }

    private async Task TryReleaseLeasesAsync(CancellationToken stopping)
    {
        try
        {
            NoteLost(await store.ReleaseLeasesAsync(kind.Queue, time.Now(), stopping));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // They run out by themselves.
            CannotTake(exception, kind.Queue.Name, store.Environment);
        }
    }

    private async Task<IReadOnlyList<Batch>> TryTakeAsync(CancellationToken stopping)
    {
        try
        {
            Interlocked.Exchange(ref lookingSince, time.GetTimestamp());
            var taken = await TakeAsync(stopping);
            failed = false;
            return taken;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception exception)
        {
            // The database does not answer: look again in a second.
            failed = true;
            NoteSweep(found: null, time.Now(), hasFailed: true);
            CannotTake(exception, kind.Queue.Name, store.Environment);
            return [];
        }
        finally
        {
            Interlocked.Exchange(ref lookingSince, 0);
        }
    }

    private async Task<IReadOnlyList<Batch>> TakeAsync(CancellationToken stopping)
    {
        // Said before looking, so that work which ends meanwhile makes it look again.
        waiting = null;
        var now = time.Now();
        if (!shares.HasRoom)
        {
            NoteSweep(found: null, now);
            return [];
        }

        var due = await store.FindDueAsync(kind.Queue, now, stopping);
        var partitions = due.Select(work => work.Partition).ToHashSet(StringComparer.Ordinal);
        waiting = partitions;
        NoteSweep(partitions.Count, now);
        var order = shares.Divide(due, now);
        if (order.Count == 0) return [];

        var claimed = await store.ClaimAsync(kind.Queue, order, now, kind.Lease);
        figures.NoteTaken(store.Environment, kind.Queue.Name, claimed, now);
        foreach (var row in claimed) QueueMeter.Lateness.Record((now - row.DueAt).TotalSeconds, tags);
        return [.. order.GroupJoin(claimed, share => share.Of.Partition, row => row.Partition, Split, StringComparer.Ordinal).SelectMany(batches => batches)];
    }

    private static IEnumerable<Batch> Split(Share share, IEnumerable<Claimed> rows) =>
        rows.Index().GroupBy(row => row.Index % share.Workers, row => row.Item).Select(part => new Batch(share.Of.Partition, share.IsLate, [.. part]));

    private async Task WorkAsync(Batch batch, CancellationToken stopping)
    {
        var report = new WorkReport(WorkEnd.Silent, Failed: batch.Rows.Count);
        var began = time.Now();
        try
        {
            report = await kind.WorkAsync(new Tenant(store.Environment, CustomerId.Trust(batch.Rows[0].CustomerId)), batch.Rows, stopping);
        }
        catch (Exception exception)
        {
            // Their lease runs out, and they are due again.
            WorkerBroke(exception, batch.Rows[0].Id);
        }
        finally
        {
            var took = time.Now() - began;
            if (took >= kind.Lease) NoteLost(batch.Rows.Count);
            shares.End(batch.Partition, batch.IsLate, report.End, took);
            figures.NoteEnd(store.Environment, kind.Queue.Name, report);
            if (waiting?.Contains(batch.Partition) ?? true) Wake();
        }
    }

    private void NoteSweep(int? found, DateTimeOffset began, bool hasFailed = false)
    {
        var now = time.Now();
        figures.NoteSweep(new SweepRead(store.Environment, kind.Queue.Name, now, (int)(now - began).TotalMilliseconds, found, hasFailed));
    }

    private void NoteLost(int leases)
    {
        if (leases > 0) QueueMeter.LeasesLost.Add(leases, tags);
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        try
        {
            await wake.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Cannot take work from {Queue} of {Environment}")]
    private partial void CannotTake(Exception exception, string queue, AmpsEnvironment environment);

    [LoggerMessage(LogLevel.Error, "The worker of {Row} broke")]
    private partial void WorkerBroke(Exception exception, string row);

    /// <summary>What one worker does.</summary>
    private sealed record Batch(string Partition, bool IsLate, IReadOnlyList<Claimed> Rows);
}
