using Amps.Domain.Devices;
using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.Hvac;

/// <summary>A heating or heat pump: the setpoints of its own schedule, and the mode that it is in by itself.</summary>
internal sealed record HvacModel(string Model, string Name, HvacSetpoints Setpoints, HvacMode Mode, Capabilities Capabilities)
    : SteeredProduct(Model, Name, Capabilities, new HvacFollowSchedule())
{
    public override DeviceType Type => DeviceType.Hvac;

    public override IOemDriver CreateDriver(SimulatedBackend backend) => new SimulatedHvac(this, backend);

    public override ICourse CourseOf(string serial) => new HvacCourse(this, serial);

    /// <summary>The setpoints in force. They follow from the command alone, so to give a command back gives its setpoints back.</summary>
    public (double Heat, double Cool) SetpointsOf(DeviceCommand command, DateTimeOffset instant) => command switch
    {
        HvacHeat heat => (heat.Target, Math.Max(heat.Target, Setpoints.Cool)),
        HvacCool cool => (Math.Min(cool.Target, Setpoints.Setback), cool.Target),
        HvacAuto auto => (auto.HeatSetpoint, auto.CoolSetpoint),
        HvacIdle => (Setpoints.Setback, Setpoints.Cool),
        _ => (Setpoints.HeatAt(instant), Setpoints.Cool),
    };
}

/// <summary>In °C: what the unit heats to by day, in the evening and at night, and above what it cools.</summary>
internal sealed record HvacSetpoints(double Day, double Evening, double Setback, double Cool)
{
    public double HeatAt(DateTimeOffset instant) => SimulatedDay.HourAt(instant) switch
    {
        < SimulatedDay.Evening => Day,
        < SimulatedDay.Night => Evening,
        _ => Setback,
    };
}
