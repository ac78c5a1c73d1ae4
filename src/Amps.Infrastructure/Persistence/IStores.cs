namespace Amps.Infrastructure.Persistence;

/// <summary>The databases as the host and the command line see them.</summary>
public interface IStores
{
    /// <summary>Brings every store to the newest schema; only one process at a time does it. May be repeated.</summary>
    /// <returns>The migrations that were applied, by store.</returns>
    Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Whether every store has the newest schema.</summary>
    Task<bool> IsCurrentAsync(CancellationToken cancellationToken);

    /// <summary>Whether every store answers.</summary>
    Task<bool> CanReachAsync(CancellationToken cancellationToken);
}
