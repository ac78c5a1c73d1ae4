using System.Diagnostics;

namespace Amps.Benchmarks;

/// <summary>How much gets done in a second by several at once.</summary>
internal static class Rates
{
    /// <summary>Of calls over several connections.</summary>
    public static double Of(int connections, Func<int, LoopClient> connect, int calls)
    {
        var clients = Enumerable.Range(0, connections).Select(connect).ToList();
        var rate = Of(connections, calls, (index, count) => clients[index].Times(count));
        clients.ForEach(client => client.Dispose());
        return rate;
    }

    /// <summary>Of anything that blocks its thread.</summary>
    /// <param name="threads">How many at once.</param>
    /// <param name="count">How often each does it.</param>
    /// <param name="work">Takes the thread's number, and how often.</param>
    public static double Of(int threads, int count, Action<int, int> work)
    {
        var started = Stopwatch.GetTimestamp();
        var running = Enumerable.Range(0, threads).Select(index => new Thread(() => work(index, count))).ToList();
        running.ForEach(thread => thread.Start());
        running.ForEach(thread => thread.Join());
        return threads * count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
