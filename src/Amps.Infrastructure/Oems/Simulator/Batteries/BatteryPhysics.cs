using Amps.Domain.Devices.Batteries;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.Batteries;

/// <summary>What a simulated battery does: feeds the house in the morning and evening, fills from the sun by day and slowly from the grid by night.</summary>
internal static class BatteryPhysics
{
    public static BatteryState At(BatteryModel product, string serial, DateTimeOffset instant)
    {
        var hour = SimulatedDay.HourAt(instant);
        var level = LevelOf(serial);
        var power = Rounded.Power(level.SlopeAt(hour) / 100 * product.CapacityKwh);

        return new(
            StatusAt(power),
            product.CapacityKwh,
            Rounded.Level(level.ValueAt(hour)),
            power,
            product.Capabilities.Settings[BatteryModel.DischargeFloor].Number,
            "auto.balanced");
    }

    private static BatteryStatus StatusAt(double power) => power switch
    {
        > 0 => BatteryStatus.Charging,
        < 0 => BatteryStatus.Discharging,
        _ => BatteryStatus.Idle,
    };

    // In percent.
    private static DayCurve LevelOf(string serial)
    {
        var cheapPower = SimulatedDay.Night + 1 + StableHash.Pick(serial, "cheap power", 4);
        return new(
            new(SimulatedDay.Morning, 70),
            new(SimulatedDay.Midday, 46),
            new(SimulatedDay.Evening, 92),
            new(SimulatedDay.Night, 30),
            new(cheapPower, 30),
            new(SimulatedDay.End, 70));
    }
}
