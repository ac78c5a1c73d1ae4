using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.SignIn;

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
        var signedInAt = SimulatedGrant.Of(session)?.SignedInAt;
        var (after, failure) = history.Orders.Meet(call, signedInAt);
        if (failure is null) return history;
        if (after == history.Orders) return failure;

        // Of two calls at once, each takes another failure, or the last one lets the other pass.
        await store.ChangeAsync(session, serial, current =>
        {
            (after, failure) = current.Orders.Meet(call, signedInAt);
            return current with { Orders = after };
        }, cancellationToken);
        return failure is null ? history : failure;
    }

    /// <summary>The same, where the session's grant is looked at too: whether it has ended, and whether it was for one read alone.</summary>
    public static async Task<DriverResult<SimulatedHistory>> EnterAsync(
        this SimulatedBackend backend, OemSession session, string serial, SimulatedCallKind call, CancellationToken cancellationToken)
    {
        var (grant, now) = (SimulatedGrant.Of(session), backend.Clock.GetUtcNow());
        if (grant?.ExpiresAt <= now) return new OemFailure(OemFailureReason.CredentialsRejected);

        return await backend.Store.EnterAsync(session, serial, call, cancellationToken);
    }

    /// <summary>Notes that a device was read: an account that was let in for one read is refused from now on, with this device.</summary>
    public static async Task NoteReadAsync(this SimulatedBackend backend, OemSession session, string serial, CancellationToken cancellationToken)
    {
        if (SimulatedGrant.Of(session) is not { IsForOneRead: true } grant) return;

        // Later than its sign-in, even where a clock stands still in between.
        var now = backend.Clock.GetUtcNow().AddTicks(1);
        foreach (var locked in new[] { serial, SimulatedAccount.Serial(VendorOf(serial), grant.Account) })
        {
            await backend.Store.ChangeAsync(session, locked, history => history with { Orders = history.Orders.LockOut(now) }, cancellationToken);
        }
    }

    private static string VendorOf(string serial) => serial.Split('-')[0];
}
