using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.Hvac;

/// <summary>What a simulated heating does: warms the room to the band's setpoint, then switches on and off to hold it.</summary>
internal static class HvacPhysics
{
    // While it holds, the room cools by this much in the first part of each hour and is heated again in the rest.
    private const double Swing = 0.3;
    private const double Coasting = 0.75;

    public static HvacState At(HvacModel product, string serial, DateTimeOffset instant)
    {
        var hour = SimulatedDay.HourAt(instant);
        var room = RoomOf(product.Setpoints, serial);

        return new(
            Rounded.Tenth(room.ValueAt(hour)),
            room.SlopeAt(hour) > 0,
            HeatSetpointAt(product.Setpoints, hour),
            product.Setpoints.Cool,
            HoldType.FollowSchedule,
            product.Mode);
    }

    private static double HeatSetpointAt(HvacSetpoints setpoints, double hour) => hour switch
    {
        < SimulatedDay.Evening => setpoints.Day,
        < SimulatedDay.Night => setpoints.Evening,
        _ => setpoints.Setback,
    };

    // In °C.
    private static DayCurve RoomOf(HvacSetpoints setpoints, string serial)
    {
        var evening = SimulatedDay.Evening + 1;
        var cooledDown = SimulatedDay.Night + 2 + StableHash.Pick(serial, "insulation", 4);
        return new(
        [
            new(SimulatedDay.Morning, setpoints.Setback),
            .. Holding(setpoints.Day, SimulatedDay.Midday, SimulatedDay.Evening),
            new(SimulatedDay.Evening, setpoints.Day),
            .. Holding(setpoints.Evening, evening, SimulatedDay.Night),
            new(SimulatedDay.Night, setpoints.Evening),
            .. Holding(setpoints.Setback, cooledDown, SimulatedDay.End),
            new(SimulatedDay.End, setpoints.Setback),
        ]);
    }

    private static IEnumerable<Node> Holding(double setpoint, double from, double until)
    {
        for (var hour = from; hour < until; hour++)
        {
            yield return new(hour, setpoint);
            yield return new(hour + Coasting, setpoint - Swing);
        }
    }
}
