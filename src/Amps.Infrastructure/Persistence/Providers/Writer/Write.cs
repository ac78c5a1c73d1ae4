using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Amps.Infrastructure.Persistence.Providers.Writer;

/// <summary>Something that waits to be written.</summary>
internal interface IWrite
{
    /// <summary>Carries it out, unless it was taken back. Never throws.</summary>
    void Run();

    /// <summary>Tells whoever waits what came of it.</summary>
    /// <param name="failure">Why it may not be durable, or nothing.</param>
    void Finish(Exception? failure);
}

internal sealed class Write<T>(Func<Task<T>> write, CancellationToken cancellationToken) : IWrite
{
    // The writer goes on to its next write, not into whatever follows on this one.
    private readonly TaskCompletionSource<T> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long queuedAt = Stopwatch.GetTimestamp();
    private Task<T> written = Task.FromCanceled<T>(new CancellationToken(canceled: true));

    public Task<T> Outcome => outcome.Task;

    public void Run()
    {
        WriterMeter.Wait.Record(Stopwatch.GetElapsedTime(queuedAt).TotalSeconds);
        if (cancellationToken.IsCancellationRequested) return;

        written = write();
        Task.WaitAny(written);
    }

    public void Finish(Exception? failure)
    {
        if (failure is not null && written.IsCompletedSuccessfully) outcome.SetException(failure);
        else outcome.SetFromTask(written);
    }
}

internal static class WriterMeter
{
    private static readonly Meter Meter = new("Amps");

    public static Histogram<double> Wait { get; } = Meter.CreateHistogram<double>("amps.db.writer_wait", "s", "How long a write waited for its turn.");
}
