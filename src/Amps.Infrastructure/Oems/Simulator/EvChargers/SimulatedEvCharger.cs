using Amps.Domain.Devices;
using Amps.Domain.Devices.EvChargers;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Infrastructure.Oems.Simulator.EvChargers;

/// <summary>Drives the charging stations of one simulated vendor.</summary>
internal sealed class SimulatedEvCharger(EvChargerModel product, SimulatedBackend backend) : SteeredDriver<EvChargerState>(product, backend),
    IApplies<EvChargerCharge>, IApplies<EvChargerIdle>, IWritesSettings
{
    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, EvChargerCharge command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, EvChargerIdle command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<SettingsOutcome>> WriteAsync(
        OemSession session, OemDevice device, IReadOnlyDictionary<string, SettingValue> settings, CancellationToken cancellationToken) =>
        SetAsync(session, device, settings, cancellationToken);

    protected override EvChargerState StateAt(string serial, SimulatedHistory history, DateTimeOffset instant) =>
        EvChargerPhysics.At(product, serial, history, instant);
}
