using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>Asks the database server for its time before the first call comes in, and every 5 s after that.</summary>
internal sealed partial class DatabaseClockSync(DatabaseClock clock, IServerClock server, ILogger<DatabaseClockSync> logger) : Beat(TimeSpan.FromSeconds(5), clock)
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryDoAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task DoAsync(CancellationToken cancellationToken) => clock.AnchorAsync(server.ReadClockAsync, cancellationToken);

    /// <remarks>What was known goes on to be carried.</remarks>
    protected override void Tell(Exception exception) => Failed(exception);

    [LoggerMessage(LogLevel.Warning, "Cannot ask the database server for its time")]
    private partial void Failed(Exception exception);
}
