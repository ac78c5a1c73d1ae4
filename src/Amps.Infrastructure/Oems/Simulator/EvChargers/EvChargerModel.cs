using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems.Simulator.EvChargers;

/// <summary>A charging station on one or three phases of 230 V. Its capabilities must have the setting <see cref="MaxChargeRate"/>.</summary>
internal sealed record EvChargerModel(string Model, string Name, int Phases, Capabilities Capabilities) : SimulatedProduct(Model, Name, Capabilities)
{
    public const string MaxChargeRate = "max_charge_rate";

    public override DeviceType Type => DeviceType.EvCharger;

    public override IOemDriver CreateDriver(TimeProvider clock) => new SimulatedEvCharger(this, clock);
}
