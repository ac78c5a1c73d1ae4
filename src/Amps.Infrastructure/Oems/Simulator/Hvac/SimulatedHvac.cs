using Amps.Domain.Devices;
using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Simulator.Hvac;

/// <summary>Drives the heating and cooling units of one simulated vendor.</summary>
internal sealed class SimulatedHvac(HvacModel product, TimeProvider clock) : IOemDriver, IReads<HvacState>
{
    public DeviceDeclaration Declare(string model) => product.Capabilities.Declaration;

    public Task<DriverResult<OemReading<HvacState>>> ReadAsync(OemSession session, OemDevice device, CancellationToken cancellationToken)
    {
        var state = HvacPhysics.At(product, device.Id, clock.GetUtcNow());
        return SimulatedCall.Answer(new OemReading<HvacState>(state, product.Capabilities.Settings), cancellationToken);
    }
}
