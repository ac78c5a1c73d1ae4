using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>Keeps what happened to each simulated device, by the session's world and the serial.</summary>
internal interface ISimulatedStore
{
    /// <summary>The history; the empty one where nothing is kept. Safe to repeat.</summary>
    Task<SimulatedHistory> LoadAsync(OemSession session, string serial, CancellationToken cancellationToken);

    /// <summary>Replaces the history by what a function makes of it, with nothing in between; it is durable when this returns.</summary>
    /// <param name="session">Its world and no other is changed.</param>
    /// <param name="serial">The device.</param>
    /// <param name="change">Pure: it may run more than once where two changes meet.</param>
    /// <param name="cancellationToken">Once it is cancelled, the change is made wholly or not at all.</param>
    Task ChangeAsync(OemSession session, string serial, Func<SimulatedHistory, SimulatedHistory> change, CancellationToken cancellationToken);

    /// <summary>Forgets what happened to a device. Safe to repeat.</summary>
    Task ForgetAsync(OemSession session, string serial, CancellationToken cancellationToken);
}
