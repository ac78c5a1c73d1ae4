using Amps.Domain.Devices.EvChargers;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.EvChargers;

/// <summary>
/// A car's hours at the charger, the same every day: it comes in the evening and stays over night. It is full at
/// <paramref name="Finishes"/>, and what it got by <paramref name="Pauses"/> does for the night.
/// </summary>
internal sealed record CarVisit(double Finishes, double Leaves, double Arrives, double Pauses)
{
    // A car that is nearly full takes a quarter of what the charger could give.
    private const double FinishingShare = 0.25;

    public static CarVisit Of(string serial) => new(
        SimulatedDay.Morning + 1 + (StableHash.Pick(serial, "finishes", 3) / 2.0),
        StableHash.Pick(serial, "stays at home", 2) == 0 ? SimulatedDay.Midday : SimulatedDay.Evening,
        SimulatedDay.Evening + 1 + StableHash.Pick(serial, "arrives", 4),
        SimulatedDay.Night + 2 + StableHash.Pick(serial, "pauses", 5));

    /// <summary>Whether a car is there.</summary>
    public bool IsThereAt(double hour) => hour < Leaves || hour >= Arrives;

    /// <summary>What the car takes when nobody interferes, in kW.</summary>
    public double PowerAt(double hour, double limit) => Power(limit).ValueAt(hour);

    /// <summary>What that came to since the car arrived, in kWh.</summary>
    public double EnergyUntil(double hour, double limit)
    {
        var power = Power(limit);
        var before = power.AreaUntil(Arrives);
        return hour >= Arrives ? power.AreaUntil(hour) - before : power.AreaUntil(SimulatedDay.End) - before + power.AreaUntil(hour);
    }

    /// <summary>The energy after which it is full, where the charger has this limit from the start, in kWh.</summary>
    public double EnergyUntilFull(double limit) => EnergyUntil(Finishes, limit);

    /// <summary>When the car came that is there, or was there last.</summary>
    public DateTimeOffset ArrivalBefore(DateTimeOffset instant)
    {
        var today = new DateTimeOffset(instant.UtcDateTime.Date, TimeSpan.Zero).AddHours(Arrives);
        return today <= instant ? today : today.AddDays(-1);
    }

    /// <summary>What the charger does when nobody interferes.</summary>
    public EvChargerStatus StatusAt(double hour, double power)
    {
        if (!IsThereAt(hour)) return EvChargerStatus.Available;
        if (power > 0) return EvChargerStatus.Charging;
        return hour >= Finishes && hour < SimulatedDay.Midday ? EvChargerStatus.Finished : EvChargerStatus.Connected;
    }

    private DayCurve Power(double limit) => new(
        new(SimulatedDay.Morning, 0),
        new(SimulatedDay.Morning + 0.25, limit * FinishingShare),
        new(Finishes, 0),
        new(Arrives, 0),
        new(Arrives + 0.25, limit),
        new(Pauses - 1, limit),
        new(Pauses, 0),
        new(SimulatedDay.End, 0));
}
