using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Simulator.SolarInverters;

/// <summary>A solar inverter. It reaches its peak at the middle of a clear day in June.</summary>
internal sealed record SolarInverterModel(string Model, string Name, double PeakKw) : SimulatedProduct(Model, Name, Capabilities.None)
{
    public override DeviceType Type => DeviceType.SolarInverter;

    public override IOemDriver CreateDriver(SimulatedBackend backend) => new SimulatedSolarInverter(this, backend);
}
