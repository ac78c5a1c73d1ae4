using Amps.Domain.Devices.EvChargers;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.EvChargers;

/// <summary>What a simulated charger does: what it was told; by itself it charges the car that comes in the evening into the night, and tops it up in the morning before it leaves.</summary>
internal static class EvChargerPhysics
{
    private const double Volts = 230;

    public static EvChargerState At(EvChargerModel product, string serial, SimulatedHistory history, DateTimeOffset instant)
    {
        var course = new EvChargerCourse(product, serial);
        var situation = history.At(instant, course);
        var limit = situation.Settings[EvChargerModel.MaxChargeRate].Number;
        var power = Rounded.Power(course.At(situation, instant).Slope);
        var status = StatusAt(course.Visit, situation, SimulatedDay.HourAt(instant), limit, power);

        return new(
            status,
            status is not EvChargerStatus.Available,
            status is EvChargerStatus.Charging,
            power,
            Rounded.Tenth(limit * 1000 / (Volts * product.Phases)),
            Rounded.Power(limit));
    }

    private static EvChargerStatus StatusAt(CarVisit visit, Situation situation, double hour, double limit, double power)
    {
        if (situation.Command is null || !visit.IsThereAt(hour)) return visit.StatusAt(hour, power);
        if (situation.Command is EvChargerIdle) return EvChargerStatus.Paused;
        if (power > 0) return EvChargerStatus.Charging;
        return limit > 0 ? EvChargerStatus.Finished : EvChargerStatus.Connected;
    }
}
