using Amps.Application.Common;
using Amps.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>Tells every 15 s that this node is there, and writes what it did in the minutes that are over. At the end the rest, and that it leaves.</summary>
internal sealed partial class NodeBeat(Node node, WorkFigures figures, NodeStore store, TimeProvider time, ILogger<NodeBeat> logger) : Beat(TimeSpan.FromSeconds(15), time)
{
    private DateTimeOffset startedAt;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        startedAt = Time.Now();
        await TryDoAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await WriteAsync(before: int.MaxValue, cancellationToken);
            await store.LeaveAsync(node, cancellationToken);
        }
        catch (Exception exception)
        {
            // Its row goes with the retention.
            Tell(exception);
        }
    }

    protected override async Task DoAsync(CancellationToken cancellationToken)
    {
        var now = Time.Now();
        await store.HearOfAsync(node, startedAt, figures.Sweeps, now, cancellationToken);
        await WriteAsync(WorkMinute.Of(now), cancellationToken);
    }

    /// <remarks>What was counted stays counted for the next time.</remarks>
    protected override void Tell(Exception exception) => Failed(exception);

    private async Task WriteAsync(int before, CancellationToken cancellationToken)
    {
        var over = figures.TakeBefore(before);
        try
        {
            await store.AddAsync(over, cancellationToken);
        }
        catch
        {
            foreach (var minute in over) figures.Add(minute);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Cannot write what this node does")]
    private partial void Failed(Exception exception);
}
