using Amps.Domain.Devices;
using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Infrastructure.Oems.Simulator.Hvac;

/// <summary>Drives the heating and cooling units of one simulated vendor.</summary>
internal sealed class SimulatedHvac(HvacModel product, SimulatedBackend backend) : SteeredDriver<HvacState>(product, backend),
    IApplies<HvacHeat>, IApplies<HvacCool>, IApplies<HvacAuto>, IApplies<HvacIdle>, IApplies<HvacFollowSchedule>
{
    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, HvacHeat command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, HvacCool command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, HvacAuto command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, HvacIdle command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, HvacFollowSchedule command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    protected override HvacState StateAt(string serial, SimulatedHistory history, DateTimeOffset instant) =>
        HvacPhysics.At(product, serial, history, instant);
}
