using Amps.Domain.Devices.EvChargers;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.EvChargers;

/// <summary>The energy that the car got since it came, in kWh; its change per hour is the power.</summary>
internal sealed class EvChargerCourse(EvChargerModel product, string serial) : ICourse
{
    public CarVisit Visit { get; } = CarVisit.Of(serial);

    public Situation Untouched => new(DateTimeOffset.UnixEpoch, 0, null, product.Capabilities.Settings);

    // The car's own need: it stays the same when the charger's limit is set to something else.
    private double Full => Visit.EnergyUntilFull(product.Capabilities.Settings[EvChargerModel.MaxChargeRate].Number);

    public Motion At(Situation situation, DateTimeOffset instant)
    {
        var limit = situation.Settings[EvChargerModel.MaxChargeRate].Number;
        var arrival = Visit.ArrivalBefore(instant);

        // A car that came later knows nothing of what the one before it got.
        var (since, got) = situation.Since >= arrival ? (situation.Since, situation.Value) : (arrival, 0);
        return situation.Command switch
        {
            EvChargerCharge => Charged(got, limit, Hours(since, instant), instant),
            EvChargerIdle => Motion.At(got),
            null => Planned(got, limit, since, instant),
            var other => throw new InvalidOperationException($"A charger knows no {other}."),
        };
    }

    private Motion Charged(double got, double limit, double hours, DateTimeOffset instant) =>
        Visit.IsThereAt(SimulatedDay.HourAt(instant)) ? Motion.Straight(got, Math.Max(got, Full), limit, hours) : Motion.At(got);

    private Motion Planned(double got, double limit, DateTimeOffset since, DateTimeOffset instant)
    {
        var (from, until) = (SimulatedDay.HourAt(since), SimulatedDay.HourAt(instant));
        var energy = got + Visit.EnergyUntil(until, limit) - Visit.EnergyUntil(from, limit);
        return energy < Full ? new(energy, Visit.PowerAt(until, limit)) : Motion.At(Full);
    }

    private static double Hours(DateTimeOffset from, DateTimeOffset until) => until <= from ? 0 : (until - from).Ticks / (double)TimeSpan.TicksPerHour;
}
