using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Amps.Application.Actions.DispatchAction;
using Amps.Domain.Customers;
using Amps.Infrastructure.Jobs;
using Amps.Testing;

namespace Amps.Application.Tests.Jobs;

/// <summary>Meters are of the whole process, so each test looks for figures that only it brings about.</summary>
public sealed class QueueMeterTests : IAsyncLifetime, IDisposable
{
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> seen = new();
    private readonly MeterListener listener = new();
    private AmpsApp app = null!;

    public async Task InitializeAsync()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Amps") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        app = await AmpsApp.StartAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task What_is_due_is_measured_by_queue_and_environment()
    {
        // More than the pump takes at once, by a manufacturer that does not answer.
        app.Gateway.ScriptSends("auron", async stopped =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stopped);
            return null;
        });
        await app.PlantActionsAsync("auron", 137, AmpsApp.Start);

        await Eventually.HoldsAsync(() =>
        {
            app.Time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(Of("amps.queue.depth").Any(row => row.Value is > 100 and <= 137) && Of("amps.queue.oldest_due_seconds").Any(row => row.Value >= 15) && Of("amps.queue.leased").Any(row => row.Value > 0));
        }, "the queue was measured");
        await app.PassUntilAsync(() => Of("amps.queue.depth").Select(row => row.Tags).Distinct().Count() == 6, "three queues in two environments were measured");

    }

    [Fact]
    public async Task How_late_work_is_claimed_is_measured()
    {
        await app.PlantActionsAsync("auron", 1, AmpsApp.Start.AddSeconds(-12345));

        await Eventually.HoldsAsync(() =>
        {
            app.Time.Advance(TimeSpan.FromMilliseconds(100));
            return Task.FromResult(Of("amps.dispatch.lateness").Any(row => row is { Value: >= 12345 and < 12400 } && row.Tags.Contains("environment=sandbox", StringComparison.Ordinal)));
        }, "the lateness was measured");
    }

    [Fact]
    public async Task A_claim_that_its_work_outlasts_is_counted_as_lost()
    {
        var sending = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        app.Gateway.ScriptSends("auron", async _ =>
        {
            sending.TrySetResult();
            await goOn.Task;
            return null;
        });
        await app.PlantActionsAsync("auron", 1, AmpsApp.Start);
        await app.PassUntilAsync(() => sending.Task.IsCompleted, "it is being sent");

        app.Time.Sleep(ActionWorker.Lease);
        goOn.SetResult();

        await Eventually.HoldsAsync(() => Task.FromResult(Of("amps.lease.lost").Count > 0), "the loss was counted");
    }

    [Fact]
    public async Task The_depth_of_a_queue_is_what_is_due_and_free()
    {
        var start = AmpsApp.Start.AddHours(1);
        var store = app.Services.GetRequiredService<IReadOnlyDictionary<AmpsEnvironment, QueueStore>>()[AmpsEnvironment.Sandbox];
        var kind = app.Services.GetServices<IWorkKind>().OfType<ActionKind>().Single();
        await app.PlantActionsAsync("auron", 3, start);
        await app.PlantActionsAsync("boreal", 2, start.AddMinutes(1));
        await app.PlantActionsAsync("boreal", 1, start.AddHours(1));
        await store.ClaimAsync(kind.Queue, [new Share(new DueWork("auron", Domain.Actions.ActionPriority.Timed, start), 2, IsLate: false)], start, kind.Lease);

        (await store.MeasureAsync(kind.Queue, start.AddSeconds(-1), CancellationToken.None)).ShouldBe(new QueueDepth(0, 0, Oldest: null));
        (await store.MeasureAsync(kind.Queue, start, CancellationToken.None)).ShouldBe(new QueueDepth(1, 2, start));
    }

    private IReadOnlyList<(string Name, double Value, string Tags)> Of(string name) => [.. seen.Where(row => row.Name == name)];

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        seen.Enqueue((instrument.Name, value, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
