using Amps.Domain.Devices;
using Amps.Domain.Devices.EvChargers;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Simulator.EvChargers;

/// <summary>Drives the charging stations of one simulated vendor.</summary>
internal sealed class SimulatedEvCharger(EvChargerModel product, TimeProvider clock) : IOemDriver, IReads<EvChargerState>
{
    public DeviceDeclaration Declare(string model) => product.Capabilities.Declaration;

    public Task<DriverResult<OemReading<EvChargerState>>> ReadAsync(OemSession session, OemDevice device, CancellationToken cancellationToken)
    {
        var state = EvChargerPhysics.At(product, device.Id, clock.GetUtcNow());
        return SimulatedCall.Answer(new OemReading<EvChargerState>(state, product.Capabilities.Settings), cancellationToken);
    }
}
