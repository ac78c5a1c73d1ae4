using Amps.Domain.Devices;
using Amps.Domain.Devices.Vehicles;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Infrastructure.Oems.Simulator.Vehicles;

/// <summary>Drives the vehicles of one simulated vendor.</summary>
internal sealed class SimulatedVehicle(VehicleModel product, SimulatedBackend backend) : IOemDriver, IReads<VehicleState>
{
    public DeviceDeclaration Declare(string model) => product.Capabilities.Declaration;

    public async Task<DriverResult<OemReading<VehicleState>>> ReadAsync(OemSession session, OemDevice device, CancellationToken cancellationToken)
    {
        var entered = await backend.EnterAsync(session, device.Id, SimulatedCallKind.Asks, cancellationToken);
        if (entered.Failure is not null) return entered.Failure;

        await backend.NoteReadAsync(session, device.Id, cancellationToken);
        var now = backend.Clock.GetUtcNow();
        return new OemReading<VehicleState>(entered.Value.Orders.Shown(VehiclePhysics.At(product, device.Id, now), now), product.Capabilities.Settings);
    }
}
