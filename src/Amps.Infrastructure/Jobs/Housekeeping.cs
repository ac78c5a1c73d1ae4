using Amps.Application.ApiKeys.AuthenticateKey;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>Writes when keys were used, and forgets the call counters of those who no longer call: every 20 s, and once more at the end.</summary>
internal sealed partial class Housekeeping(KeyUsage usage, CallLimits limits, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TidyAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TidyAsync(stoppingToken);
        }
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        limits.Sweep();
        try
        {
            await usage.FlushAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What was noted stays noted for the next time.
            Failed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Cannot write when keys were used")]
    private partial void Failed(Exception exception);
}
