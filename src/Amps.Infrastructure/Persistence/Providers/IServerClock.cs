namespace Amps.Infrastructure.Persistence.Providers;

/// <summary>A database server, which has a clock of its own.</summary>
internal interface IServerClock
{
    Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellationToken);
}
