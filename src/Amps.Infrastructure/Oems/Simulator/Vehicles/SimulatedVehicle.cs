using Amps.Domain.Devices;
using Amps.Domain.Devices.Vehicles;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Simulator.Vehicles;

/// <summary>Drives the vehicles of one simulated vendor.</summary>
internal sealed class SimulatedVehicle(VehicleModel product, TimeProvider clock) : IOemDriver, IReads<VehicleState>
{
    public DeviceDeclaration Declare(string model) => product.Capabilities.Declaration;

    public Task<DriverResult<OemReading<VehicleState>>> ReadAsync(OemSession session, OemDevice device, CancellationToken cancellationToken)
    {
        var state = VehiclePhysics.At(product, device.Id, clock.GetUtcNow());
        return SimulatedCall.Answer(new OemReading<VehicleState>(state, product.Capabilities.Settings), cancellationToken);
    }
}
