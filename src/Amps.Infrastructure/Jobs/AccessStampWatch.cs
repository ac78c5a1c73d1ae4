using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>Looks once a second whether another process changed keys or customers, so that a revocation holds everywhere within 5 s.</summary>
internal sealed partial class AccessStampWatch(KeyDirectory directory, IServiceScopeFactory scopes, TimeProvider time, ILogger<AccessStampWatch> logger) : Beat(TimeSpan.FromSeconds(1), time)
{
    /// <summary>Looks once before the first call comes in, so that what the first calls bring to memory stays there.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryDoAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task DoAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var askedAt = Time.GetUtcNow();
        directory.Saw(await scope.ServiceProvider.GetRequiredService<IPlatformDb>().ReadAccessStampAsync(cancellationToken), askedAt);
    }

    /// <remarks>The directory stops trusting its memory by itself; calls then ask the database.</remarks>
    protected override void Tell(Exception exception) => Failed(exception);

    [LoggerMessage(LogLevel.Warning, "Cannot see whether keys changed")]
    private partial void Failed(Exception exception);
}
