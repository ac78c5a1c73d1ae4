using Amps.Domain.Devices;
using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Simulator.Hvac;

/// <summary>A heating or heat pump: the setpoints of its own schedule, and the mode that it is in by itself.</summary>
internal sealed record HvacModel(string Model, string Name, HvacSetpoints Setpoints, HvacMode Mode, Capabilities Capabilities)
    : SimulatedProduct(Model, Name, Capabilities)
{
    public override DeviceType Type => DeviceType.Hvac;

    public override IOemDriver CreateDriver(TimeProvider clock) => new SimulatedHvac(this, clock);
}

/// <summary>In °C: what the unit heats to by day, in the evening and at night, and above what it cools.</summary>
internal sealed record HvacSetpoints(double Day, double Evening, double Setback, double Cool);
