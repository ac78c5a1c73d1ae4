using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Sandbox;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Accounts;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.SignIn;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>The Simulator's back door: writes into its memory what integrators order, for its drivers to meet.</summary>
internal sealed class SimulatedWorld : ISandboxWorld
{
    private readonly ISimulatedStore store;
    private readonly OemCatalog calm;
    private readonly DeviceGateway gateway;
    private readonly TimeProvider time;

    public SimulatedWorld(ISimulatedStore store, TimeProvider time)
    {
        this.store = store;
        this.time = time;

        // The same manufacturers with a memory in which nothing was ordered to fail.
        calm = OemCatalog.Simulated(new CalmStore(store), time);
        gateway = new DeviceGateway(calm, new OemHealthWatch(time), new NoGrants());
    }

    public DiscoveredDevice DeviceOf(string vendor, string account, DeviceType type, string? mark) =>
        ((SimulatedOem)calm.Find(AmpsEnvironment.Sandbox, vendor)!).DeviceOf(account, type, mark);

    public async Task<DeviceReading> ShowAsync(DeviceTarget target, CancellationToken cancellationToken) =>
        (await gateway.ReadAsync(AmpsEnvironment.Sandbox, target, cancellationToken)).Value;

    public Task HoldAsync(Tenant tenant, string serial, StatePatch held, DateTimeOffset until, CancellationToken cancellationToken) =>
        ChangeAsync(tenant, serial, orders => orders with { Held = held.Fields.Count == 0 ? null : new(held, until) }, cancellationToken);

    public Task OrderFailuresAsync(Tenant tenant, string serial, OemFailureReason reason, int count, CancellationToken cancellationToken) =>
        ChangeAsync(tenant, serial, orders => orders with { Failures = count == 0 ? null : new(reason, count) }, cancellationToken);

    public bool Knows(AmpsEnvironment environment, string vendor) => calm.Find(environment, vendor) is SimulatedOem;

    public Task LockOutAsync(Tenant tenant, string vendor, string account, IReadOnlyList<string> serials, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return ChangeEachAsync(tenant, [SimulatedAccount.Serial(vendor, account), .. serials], orders => orders.LockOut(now), cancellationToken);
    }

    public Task LetInAsync(Tenant tenant, string vendor, string account, IReadOnlyList<string> serials, CancellationToken cancellationToken) =>
        ChangeEachAsync(tenant, [SimulatedAccount.Serial(vendor, account), .. serials], orders => orders.LetIn(), cancellationToken);

    private async Task ChangeEachAsync(Tenant tenant, IReadOnlyList<string> serials, Func<SandboxOrders, SandboxOrders> change, CancellationToken cancellationToken)
    {
        foreach (var serial in serials)
        {
            await ChangeAsync(tenant, serial, change, cancellationToken);
        }
    }

    // The memory goes by customer and serial alone: through the back door nobody signs in.
    private Task ChangeAsync(Tenant tenant, string serial, Func<SandboxOrders, SandboxOrders> change, CancellationToken cancellationToken) =>
        store.ChangeAsync(new OemSession(Account: "", tenant), serial, history => history with { Orders = change(history.Orders) }, cancellationToken);

    private sealed class CalmStore(ISimulatedStore store) : ISimulatedStore
    {
        public async Task<SimulatedHistory> LoadAsync(OemSession session, string serial, CancellationToken cancellationToken)
        {
            var history = await store.LoadAsync(session, serial, cancellationToken);
            return history with { Orders = new(history.Orders.Held) };
        }

        public Task ChangeAsync(OemSession session, string serial, Func<SimulatedHistory, SimulatedHistory> change, CancellationToken cancellationToken) => throw Unasked();

        public Task ForgetAsync(OemSession session, string serial, CancellationToken cancellationToken) => throw Unasked();

        private static InvalidOperationException Unasked() => new("Whoever looks in through the back door changes nothing.");
    }
}
