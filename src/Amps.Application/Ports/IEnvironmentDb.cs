using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Ports;

/// <summary>The data of one customer in one environment: the scope decides which, and nothing else is visible through it.</summary>
public interface IEnvironmentDb
{
    DbSet<Device> Devices { get; }

    DbSet<Credential> Credentials { get; }

    DbSet<HistoryEntry> History { get; }

    DbSet<SandboxStock> SandboxStocks { get; }

    /// <summary>The hot path of reads: one query by primary key, compiled, not tracked.</summary>
    Task<Device?> ReadDeviceAsync(DeviceId id, CancellationToken cancellationToken);

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}
