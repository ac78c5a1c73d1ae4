using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence.Providers.Writer;

/// <summary>
/// The one writer of a database file in this process: it carries out what waits, one after the other, each in a transaction of its own.
/// A second thread flushes the log, once for all that was written meanwhile; nobody is told that his write is done before it is on the disk.
/// </summary>
/// <remarks>SQLite lets one writer in at a time: those who wait in a queue here would else knock again and again. A write that fails fails alone.</remarks>
internal sealed class SqliteWriter : IDisposable
{
    private readonly WriteQueue waiting = new();
    private readonly BlockingCollection<IWrite> written = [];
    private readonly SqliteLog log;
    private readonly Lazy<Thread[]> threads;

    public SqliteWriter(string path)
    {
        log = new SqliteLog(path);
        threads = new(() => [Start(WriteAll, "writer of " + path), Start(FlushAll, "flusher of " + path)]);
    }

    /// <summary>Writes when its turn has come.</summary>
    /// <param name="context">What is written through.</param>
    /// <param name="isRequest">Whether somebody waits for an answer.</param>
    /// <param name="write">Runs on the writer's thread, which waits for it.</param>
    /// <param name="cancellationToken">Takes it back as long as it has not begun.</param>
    /// <returns>What it returned; by then it is durable.</returns>
    public Task<T> WriteAsync<T>(DbContext context, bool isRequest, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        var queued = new Write<T>(() => log.DeferAsync(context, write), cancellationToken);
        waiting.Add(queued, isRequest);
        _ = threads.Value;
        return queued.Outcome;
    }

    /// <summary>Finishes what was queued.</summary>
    public void Dispose()
    {
        waiting.Complete();
        if (threads.IsValueCreated) Array.ForEach(threads.Value, thread => thread.Join());
        written.Dispose();
        log.Dispose();
    }

    private static Thread Start(ThreadStart work, string name)
    {
        var thread = new Thread(work) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }

    private void WriteAll()
    {
        while (waiting.Take() is { } write)
        {
            write.Run();
            written.Add(write);
        }

        written.CompleteAdding();
    }

    private void FlushAll()
    {
        var group = new List<IWrite>();
        foreach (var first in written.GetConsumingEnumerable())
        {
            group.Add(first);
            while (written.TryTake(out var more)) group.Add(more);
            var failure = TryFlush();
            group.ForEach(write => write.Finish(failure));
            group.Clear();
        }
    }

    private Exception? TryFlush()
    {
        try
        {
            log.Flush();
            return null;
        }
        catch (Exception exception)
        {
            // Whatever it is: those who wait are told, and the next group is tried.
            return exception;
        }
    }
}
