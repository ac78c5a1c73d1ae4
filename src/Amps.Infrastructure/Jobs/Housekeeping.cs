using Amps.Application.ApiKeys.AuthenticateKey;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>Writes when keys were used, and forgets the call counters of those who no longer call: every 20 s, and once more at the end.</summary>
internal sealed partial class Housekeeping(KeyUsage usage, CallLimits limits, TimeProvider time, ILogger<Housekeeping> logger) : Beat(TimeSpan.FromSeconds(20), time)
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryDoAsync(cancellationToken);
    }

    protected override Task DoAsync(CancellationToken cancellationToken)
    {
        limits.Sweep();
        return usage.FlushAsync(cancellationToken);
    }

    /// <remarks>What was noted stays noted for the next time.</remarks>
    protected override void Tell(Exception exception) => Failed(exception);

    [LoggerMessage(LogLevel.Warning, "Cannot write when keys were used")]
    private partial void Failed(Exception exception);
}
