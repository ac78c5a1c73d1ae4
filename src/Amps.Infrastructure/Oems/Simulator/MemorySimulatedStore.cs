using System.Collections.Concurrent;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>Keeps histories as long as the process lives.</summary>
internal sealed class MemorySimulatedStore : ISimulatedStore
{
    private readonly ConcurrentDictionary<(string World, string Serial), SimulatedHistory> histories = new();

    public Task<SimulatedHistory> LoadAsync(OemSession session, string serial, CancellationToken cancellationToken) =>
        Task.FromResult(histories.GetValueOrDefault((session.World, serial), SimulatedHistory.Empty));

    public Task ChangeAsync(OemSession session, string serial, Func<SimulatedHistory, SimulatedHistory> change, CancellationToken cancellationToken)
    {
        histories.AddOrUpdate((session.World, serial), _ => change(SimulatedHistory.Empty), (_, history) => change(history));
        return Task.CompletedTask;
    }

    public Task ForgetAsync(OemSession session, string serial, CancellationToken cancellationToken)
    {
        histories.TryRemove((session.World, serial), out _);
        return Task.CompletedTask;
    }
}
