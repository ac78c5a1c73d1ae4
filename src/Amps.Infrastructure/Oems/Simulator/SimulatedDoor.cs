using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>The door of the simulated manufacturers, where each call for a device meets what an integrator ordered.</summary>
internal static class SimulatedDoor
{
    /// <returns>What happened to the device so far; or the failure that was ordered, which is used up by that. The device then notices nothing of the call.</returns>
    public static async Task<DriverResult<SimulatedHistory>> EnterAsync(
        this ISimulatedStore store, OemSession session, string serial, SimulatedCallKind call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var history = await store.LoadAsync(session, serial, cancellationToken);
        var (after, failure) = history.Orders.Meet(call);
        if (failure is null) return history;
        if (after == history.Orders) return failure;

        // Of two calls at once, each takes another failure, or the last one lets the other pass.
        await store.ChangeAsync(session, serial, current =>
        {
            (after, failure) = current.Orders.Meet(call);
            return current with { Orders = after };
        }, cancellationToken);
        return failure is null ? history : failure;
    }
}
