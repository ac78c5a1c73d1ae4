using System.Diagnostics;

namespace Amps.Benchmarks;

/// <summary>How much gets done in a second by several at once.</summary>
internal static class Rates
{
    /// <summary>Of calls over several connections.</summary>
    public static double Of(int connections, Func<int, LoopClient> connect, int calls) => Measure(connections, connect, calls).PerSecond;

    public static (double PerSecond, double ProcessorMicroseconds) Measure(int connections, Func<int, LoopClient> connect, int calls)
    {
        var clients = Enumerable.Range(0, connections).Select(connect).ToList();
        var rate = Measure(connections, calls, (index, count) => clients[index].Times(count));
        clients.ForEach(client => client.Dispose());
        return rate;
    }

    /// <summary>Of anything that blocks its thread.</summary>
    /// <param name="threads">How many at once.</param>
    /// <param name="count">How often each does it.</param>
    /// <param name="work">Takes the thread's number, and how often.</param>
    public static double Of(int threads, int count, Action<int, int> work) => Measure(threads, count, work).PerSecond;

    /// <summary>The same, with the processor's time that each took: that says more where the machine has other things to do.</summary>
    public static (double PerSecond, double ProcessorMicroseconds) Measure(int threads, int count, Action<int, int> work)
    {
        using var self = Process.GetCurrentProcess();
        var busy = self.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var running = Enumerable.Range(0, threads).Select(index => new Thread(() => work(index, count))).ToList();
        running.ForEach(thread => thread.Start());
        running.ForEach(thread => thread.Join());
        var elapsed = Stopwatch.GetElapsedTime(started);
        self.Refresh();
        return (threads * count / elapsed.TotalSeconds, (self.TotalProcessorTime - busy).TotalMicroseconds / (threads * count));
    }
}
