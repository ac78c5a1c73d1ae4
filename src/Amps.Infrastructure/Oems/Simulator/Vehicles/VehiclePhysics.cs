using Amps.Domain.Devices.Vehicles;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.Vehicles;

/// <summary>What a simulated vehicle does: charges by night, leaves at 09:00 and comes home after 17:00.</summary>
/// <remarks>Its charge rate is what comes through the cable: the change of its level in kW while it is plugged, and none while it drives.</remarks>
internal static class VehiclePhysics
{
    private const double ChargeLimit = 95;
    private const double FullAt = SimulatedDay.Midday - 0.5;
    private const double EarliestArrival = 17;

    // In percent per hour, where charging and driving go on from one band to the next.
    private const double Charging = 4;
    private const double Driving = -4;

    public static VehicleState At(VehicleModel product, string serial, DateTimeOffset instant)
    {
        var hour = SimulatedDay.HourAt(instant);
        var arrival = EarliestArrival + StableHash.Pick(serial, "arrival", 4);
        var level = LevelOf(arrival);
        var charged = Rounded.Level(level.ValueAt(hour));
        var plugged = hour < SimulatedDay.Midday || hour >= arrival;
        var power = plugged ? Rounded.Power(level.SlopeAt(hour) / 100 * product.CapacityKwh) : 0;

        return new(
            charged,
            Rounded.Whole(charged / 100 * product.CapacityKwh / product.KwhPerKm),
            plugged,
            power > 0,
            charged >= ChargeLimit,
            product.CapacityKwh,
            ChargeLimit,
            power,
            power > 0 ? MinutesUntilFull(hour) : 0,
            product.MaxCurrent);
    }

    private static double MinutesUntilFull(double hour) => Math.Ceiling(((hour < FullAt ? FullAt : FullAt + 24) - hour) * 60);

    // In percent.
    private static DayCurve LevelOf(double arrival) => new(
        new(SimulatedDay.Morning, 82, Charging),
        new(FullAt, ChargeLimit),
        new(SimulatedDay.Midday, ChargeLimit),
        new(SimulatedDay.Evening, 71, Driving),
        new(arrival, 50),
        new(SimulatedDay.Night, 50),
        new(SimulatedDay.End, 82, Charging));
}
