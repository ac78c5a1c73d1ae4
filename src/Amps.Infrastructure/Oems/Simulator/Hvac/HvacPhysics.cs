using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.Hvac;

/// <summary>What a simulated heating does: what it was told, and by itself warm the room to the band's setpoint; then it switches on and off to hold it.</summary>
internal static class HvacPhysics
{
    public static HvacState At(HvacModel product, string serial, SimulatedHistory history, DateTimeOffset instant)
    {
        var course = new HvacCourse(product, serial);
        var situation = history.At(instant, course);
        var room = course.At(situation, instant);
        var command = situation.Command ?? product.OwnMode;
        var (heat, cool) = product.SetpointsOf(command, instant);

        return new(
            Rounded.Tenth(room.Value),
            command switch
            {
                HvacHeat => room.Slope > 0,
                HvacCool => room.Slope < 0,
                HvacAuto => room.Value <= heat ? room.Slope > 0 : room.Slope < 0,
                HvacIdle => false,
                _ => room.Slope > 0 || (product.Mode == HvacMode.Auto && room.Slope < 0 && room.Value > cool),
            },
            heat,
            cool,
            command is HvacFollowSchedule ? HoldType.FollowSchedule : HoldType.Permanent,
            command switch
            {
                HvacHeat => HvacMode.Heat,
                HvacCool => HvacMode.Cool,
                HvacAuto => HvacMode.Auto,
                HvacIdle => HvacMode.Off,
                _ => product.Mode,
            });
    }
}
