using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Infrastructure.Oems.Simulator.Batteries;

/// <summary>Drives the home batteries of one simulated vendor.</summary>
internal sealed class SimulatedBattery(BatteryModel product, SimulatedBackend backend) : SteeredDriver<BatteryState>(product, backend),
    IApplies<BatteryCharge>, IApplies<BatteryDischarge>, IApplies<BatteryIdle>,
    IApplies<BatteryAutoBalanced>, IApplies<BatteryAutoReserve>, IApplies<BatteryAutoExport>, IWritesSettings
{
    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, BatteryCharge command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, BatteryDischarge command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, BatteryIdle command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, BatteryAutoBalanced command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, BatteryAutoReserve command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, BatteryAutoExport command, CancellationToken cancellationToken) =>
        TakeAsync(session, device, command, cancellationToken);

    public Task<DriverResult<SettingsOutcome>> WriteAsync(
        OemSession session, OemDevice device, IReadOnlyDictionary<string, SettingValue> settings, CancellationToken cancellationToken) =>
        SetAsync(session, device, settings, cancellationToken);

    protected override BatteryState StateAt(string serial, SimulatedHistory history, DateTimeOffset instant) =>
        BatteryPhysics.At(product, serial, history, instant);
}
