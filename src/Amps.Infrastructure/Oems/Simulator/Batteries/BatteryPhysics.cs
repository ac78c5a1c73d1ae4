using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.Batteries;

/// <summary>What a simulated battery does: what it was told, and by itself feed the house in the morning and evening, fill from the sun by day and slowly from the grid by night.</summary>
internal static class BatteryPhysics
{
    public static BatteryState At(BatteryModel product, string serial, SimulatedHistory history, DateTimeOffset instant)
    {
        var course = new BatteryCourse(product, serial);
        var situation = history.At(instant, course);
        var level = course.At(situation, instant);
        var power = Rounded.Power(level.Slope / 100 * product.CapacityKwh);

        return new(
            StatusAt(power),
            product.CapacityKwh,
            Rounded.Level(level.Value),
            power,
            BatteryLimits.Of(product, situation.Settings).Floor,
            CommandTable.Of(situation.Command ?? product.OwnMode).Verb);
    }

    private static BatteryStatus StatusAt(double power) => power switch
    {
        > 0 => BatteryStatus.Charging,
        < 0 => BatteryStatus.Discharging,
        _ => BatteryStatus.Idle,
    };
}
