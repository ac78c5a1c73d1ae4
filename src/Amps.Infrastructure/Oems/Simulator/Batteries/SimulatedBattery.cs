using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Simulator.Batteries;

/// <summary>Drives the home batteries of one simulated vendor.</summary>
internal sealed class SimulatedBattery(BatteryModel product, TimeProvider clock) : IOemDriver, IReads<BatteryState>
{
    public DeviceDeclaration Declare(string model) => product.Capabilities.Declaration;

    public Task<DriverResult<OemReading<BatteryState>>> ReadAsync(OemSession session, OemDevice device, CancellationToken cancellationToken)
    {
        var state = BatteryPhysics.At(product, device.Id, clock.GetUtcNow());
        return SimulatedCall.Answer(new OemReading<BatteryState>(state, product.Capabilities.Settings), cancellationToken);
    }
}
