using Amps.Application.Removals;
using Amps.Domain.Customers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>Looks every 20 s whether removals owe something.</summary>
internal sealed partial class RemovalSweep(RemovalWork work, TimeProvider time, ILogger<RemovalSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var environment in Enum.GetValues<AmpsEnvironment>()) await TryRunAsync(environment, stoppingToken);
        }
    }

    private async Task TryRunAsync(AmpsEnvironment environment, CancellationToken stoppingToken)
    {
        try
        {
            await work.RunAsync(environment, stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What is owed stays owed.
            Failed(exception, environment);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Cannot see what removals owe in {Environment}")]
    private partial void Failed(Exception exception, AmpsEnvironment environment);
}
