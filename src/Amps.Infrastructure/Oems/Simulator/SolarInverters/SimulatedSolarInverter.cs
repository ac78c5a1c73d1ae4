using Amps.Domain.Devices;
using Amps.Domain.Devices.SolarInverters;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Infrastructure.Oems.Simulator.SolarInverters;

/// <summary>Drives the solar inverters of one simulated vendor.</summary>
internal sealed class SimulatedSolarInverter(SolarInverterModel product, SimulatedBackend backend) : IOemDriver, IReads<SolarInverterState>
{
    public DeviceDeclaration Declare(string model) => product.Capabilities.Declaration;

    public async Task<DriverResult<OemReading<SolarInverterState>>> ReadAsync(OemSession session, OemDevice device, CancellationToken cancellationToken)
    {
        var entered = await backend.EnterAsync(session, device.Id, SimulatedCallKind.Asks, cancellationToken);
        if (entered.Failure is not null) return entered.Failure;

        await backend.NoteReadAsync(session, device.Id, cancellationToken);
        var now = backend.Clock.GetUtcNow();
        return new OemReading<SolarInverterState>(entered.Value.Orders.Shown(SolarInverterPhysics.At(product, device.Id, now), now), product.Capabilities.Settings);
    }
}
