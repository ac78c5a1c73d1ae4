using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>Looks once a second whether another process changed keys or customers, so that a revocation holds everywhere within 5 s.</summary>
internal sealed partial class AccessStampWatch(KeyDirectory directory, IServiceScopeFactory scopes, TimeProvider time, ILogger<AccessStampWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Looks once before the first call comes in, so that what the first calls bring to memory stays there.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryLookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryLookAsync(stoppingToken);
        }
    }

    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The directory stops trusting its memory by itself; calls then ask the database.
            Failed(exception);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var askedAt = time.GetUtcNow();
        directory.Saw(await scope.ServiceProvider.GetRequiredService<IPlatformDb>().ReadAccessStampAsync(cancellationToken), askedAt);
    }

    [LoggerMessage(LogLevel.Warning, "Cannot see whether keys changed")]
    private partial void Failed(Exception exception);
}
