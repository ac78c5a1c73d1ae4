using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>Asks the database server for its time before the first call comes in, and every 5 s after that.</summary>
internal sealed partial class DatabaseClockSync(DatabaseClock clock, IServerClock server, ILogger<DatabaseClockSync> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAskAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAskAsync(stoppingToken);
        }
    }

    private async Task TryAskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await clock.AnchorAsync(server.ReadClockAsync, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What was known goes on to be carried.
            Failed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Cannot ask the database server for its time")]
    private partial void Failed(Exception exception);
}
