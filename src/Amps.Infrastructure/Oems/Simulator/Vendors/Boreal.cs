using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Simulator.Batteries;
using Amps.Infrastructure.Oems.Simulator.Hvac;

namespace Amps.Infrastructure.Oems.Simulator.Vendors;

/// <summary>Boreal Home: a modest battery, and a heating that takes neither cooling nor automatic setpoints.</summary>
internal static class Boreal
{
    private const double BatteryKw = 3;

    private static readonly Capabilities Battery = new(
        commands:
        [
            new("charge", Shapes.All, ("target", new(Unit.Percent, 20, 100)), ("power", new(Unit.Kw, 0, BatteryKw))),
            new("discharge", Shapes.WithStart, ("target", new(Unit.Percent, 20, 100)), ("power", new(Unit.Kw, 0, BatteryKw))),
            new("idle", Shapes.WithStart),
            new("auto.balanced", Shapes.WithStart),
            new("auto.reserve", Shapes.WithStart),
        ],
        settings:
        [
            new(BatteryModel.DischargeFloor, new(Unit.Percent, 10, 90), 20),
            new(BatteryModel.ChargeCeiling, new(Unit.Percent, 50, 100), 95),
            new("scheduler_enabled", null, false, IsReadOnly: true),
        ],
        [ConflictStrategy.CancelAndReplace, ConflictStrategy.QueueAfter]);

    private static readonly Capabilities Heating = new(
        commands:
        [
            new("heat", Shapes.All, ("target", new(Unit.Celsius, 12, 30))),
            new("idle", Shapes.WithStart),
            new("follow_schedule", Shapes.Immediate),
        ],
        settings: [],
        [ConflictStrategy.CancelAndReplace]);

    public static SimulatedVendor Vendor { get; } = new(
        new("boreal", "Boreal Home", OemTier.General, [AuthMethod.ApiKey], TimeSpan.FromSeconds(1)),
        [
            new BatteryModel("Boreal Store 6", "Garage battery", CapacityKwh: 6.4, BatteryKw, Battery),
            new HvacModel("Boreal Hearth", "Living room", new(Day: 20, Evening: 21, Setback: 17, Cool: 26), HvacMode.Heat, Heating),
        ]);
}
