using Microsoft.Extensions.Hosting;

namespace Amps.Infrastructure.Jobs;

/// <summary>Does a small thing again and again as long as the host runs. What goes wrong is told, and done anew the next time.</summary>
internal abstract class Beat(TimeSpan interval, TimeProvider time) : BackgroundService
{
    protected TimeProvider Time { get; } = time;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, Time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryDoAsync(stoppingToken);
        }
    }

    /// <summary>Does it once, out of turn. Throws only where it was told to stop.</summary>
    protected async Task TryDoAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DoAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Tell(exception);
        }
    }

    protected abstract Task DoAsync(CancellationToken cancellationToken);

    protected abstract void Tell(Exception exception);
}
