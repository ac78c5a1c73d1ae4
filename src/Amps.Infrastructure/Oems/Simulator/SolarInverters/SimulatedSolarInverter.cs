using Amps.Domain.Devices;
using Amps.Domain.Devices.SolarInverters;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Simulator.SolarInverters;

/// <summary>Drives the solar inverters of one simulated vendor.</summary>
internal sealed class SimulatedSolarInverter(SolarInverterModel product, TimeProvider clock) : IOemDriver, IReads<SolarInverterState>
{
    public DeviceDeclaration Declare(string model) => product.Capabilities.Declaration;

    public Task<DriverResult<OemReading<SolarInverterState>>> ReadAsync(OemSession session, OemDevice device, CancellationToken cancellationToken)
    {
        var state = SolarInverterPhysics.At(product, device.Id, clock.GetUtcNow());
        return SimulatedCall.Answer(new OemReading<SolarInverterState>(state, product.Capabilities.Settings), cancellationToken);
    }
}
