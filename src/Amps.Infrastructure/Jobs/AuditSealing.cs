using Amps.Application.Ports;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>Seals audit events every 5 s, and once more at the end. Every node does it; the chain itself takes each event once.</summary>
internal sealed partial class AuditSealing(IAuditChains chains, TimeProvider time, ILogger<AuditSealing> logger) : Beat(TimeSpan.FromSeconds(5), time)
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryDoAsync(cancellationToken);
    }

    protected override Task DoAsync(CancellationToken cancellationToken) => chains.SealAsync(cancellationToken);

    /// <remarks>What is not sealed is sealed the next time.</remarks>
    protected override void Tell(Exception exception) => Failed(exception);

    [LoggerMessage(LogLevel.Warning, "Cannot seal audit events")]
    private partial void Failed(Exception exception);
}
