using Amps.Domain.Devices.EvChargers;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.EvChargers;

/// <summary>What a simulated charger does: a car comes in the evening, charges into the night, tops up in the morning and leaves.</summary>
internal static class EvChargerPhysics
{
    private const double Volts = 230;

    // A car that is nearly full takes a quarter of what the charger could give.
    private const double FinishingShare = 0.25;

    public static EvChargerState At(EvChargerModel product, string serial, DateTimeOffset instant)
    {
        var hour = SimulatedDay.HourAt(instant);
        var visit = Visit.Of(serial);
        var limit = product.Capabilities.Settings[EvChargerModel.MaxChargeRate].Number;
        var power = Rounded.Power(visit.Power(limit).ValueAt(hour));
        var status = visit.StatusAt(hour, power);

        return new(
            status,
            status is not EvChargerStatus.Available,
            status is EvChargerStatus.Charging,
            power,
            Rounded.Tenth(limit * 1000 / (Volts * product.Phases)),
            limit);
    }

    /// <summary>A car's hours at the charger: it is full at <paramref name="Finishes"/>, and what it got by <paramref name="Pauses"/> does for the night.</summary>
    private sealed record Visit(double Finishes, double Leaves, double Arrives, double Pauses)
    {
        public static Visit Of(string serial) => new(
            SimulatedDay.Morning + 1 + (StableHash.Pick(serial, "finishes", 3) / 2.0),
            StableHash.Pick(serial, "stays at home", 2) == 0 ? SimulatedDay.Midday : SimulatedDay.Evening,
            SimulatedDay.Evening + 1 + StableHash.Pick(serial, "arrives", 4),
            SimulatedDay.Night + 2 + StableHash.Pick(serial, "pauses", 5));

        // In kW.
        public DayCurve Power(double limit) => new(
            new(SimulatedDay.Morning, 0),
            new(SimulatedDay.Morning + 0.25, limit * FinishingShare),
            new(Finishes, 0),
            new(Arrives, 0),
            new(Arrives + 0.25, limit),
            new(Pauses - 1, limit),
            new(Pauses, 0),
            new(SimulatedDay.End, 0));

        public EvChargerStatus StatusAt(double hour, double power)
        {
            if (hour >= Leaves && hour < Arrives) return EvChargerStatus.Available;
            if (power > 0) return EvChargerStatus.Charging;
            return hour >= Finishes && hour < SimulatedDay.Midday ? EvChargerStatus.Finished : EvChargerStatus.Connected;
        }
    }
}
