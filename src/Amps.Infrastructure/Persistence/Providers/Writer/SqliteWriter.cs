using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence.Providers.Writer;

/// <summary>
/// The one writer of a database file in this process. It takes what waits, the requests' writes first, carries them out one after the other, each in a
/// transaction of its own, and then flushes the log once for all of them: nobody is told that his write is done before it is on the disk.
/// </summary>
/// <remarks>SQLite lets one writer in at a time: those who wait in a queue here would else knock again and again. One that fails fails alone.</remarks>
internal sealed class SqliteWriter(string path) : IDisposable
{
    // The pump's writes have their part of every group, however many requests wait.
    private const int MostRequests = 64;
    private const int MostOthers = 32;

    private readonly object gate = new();
    private readonly Queue<IWrite> requests = new();
    private readonly Queue<IWrite> others = new();
    private readonly SqliteLog log = new(path);
    private Thread? thread;
    private bool stopped;

    /// <summary>Writes when its turn has come.</summary>
    /// <param name="context">What is written through.</param>
    /// <param name="isRequest">Whether somebody waits for an answer.</param>
    /// <param name="write">Runs on the writer's thread, which waits for it.</param>
    /// <param name="cancellationToken">Takes it back as long as it has not begun.</param>
    /// <returns>What it returned; by then it is durable.</returns>
    public Task<T> WriteAsync<T>(DbContext context, bool isRequest, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        var queued = new Write<T>(() => log.DeferAsync(context, write), cancellationToken);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stopped, this);

            (isRequest ? requests : others).Enqueue(queued);
            if (thread is null) Start();
            else Monitor.Pulse(gate);
        }

        return queued.Outcome;
    }

    /// <summary>Finishes what was queued.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.Pulse(gate);
        }

        thread?.Join();
        log.Dispose();
    }

    private void Start()
    {
        thread = new Thread(Work) { IsBackground = true, Name = $"writer of {Path.GetFileName(path)}" };
        thread.Start();
    }

    private void Work()
    {
        var group = new List<IWrite>(MostRequests + MostOthers);
        while (Take(group))
        {
            foreach (var write in group) write.Run();
            var failure = Flush();
            foreach (var write in group) write.Finish(failure);
            group.Clear();
        }
    }

    private bool Take(List<IWrite> group)
    {
        lock (gate)
        {
            while (requests.Count + others.Count == 0)
            {
                if (stopped) return false;

                Monitor.Wait(gate);
            }

            Move(requests, group, MostRequests);
            Move(others, group, MostOthers);
            return true;
        }
    }

    private static void Move(Queue<IWrite> from, List<IWrite> to, int most)
    {
        while (most-- > 0 && from.TryDequeue(out var write)) to.Add(write);
    }

    private Exception? Flush()
    {
        try
        {
            log.Flush();
            return null;
        }
        catch (IOException exception)
        {
            return exception;
        }
    }
}
