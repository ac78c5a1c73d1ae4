using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Simulator.Batteries;
using Amps.Infrastructure.Oems.Simulator.EvChargers;
using Amps.Infrastructure.Oems.Simulator.SolarInverters;

namespace Amps.Infrastructure.Oems.Simulator.Vendors;

/// <summary>Auron Energy: everything that the contract knows of batteries and chargers.</summary>
internal static class Auron
{
    private const double BatteryKw = 5;

    private static readonly Capabilities Battery = new(
        commands:
        [
            new("charge", Shapes.All, ("target", new(Unit.Percent, 10, 100)), ("power", new(Unit.Kw, 0, BatteryKw)), ("reserve", new(Unit.Percent, 0, 100))),
            new("discharge", Shapes.All, ("target", new(Unit.Percent, 10, 100)), ("power", new(Unit.Kw, 0, BatteryKw)), ("reserve", new(Unit.Percent, 0, 100))),
            new("idle", Shapes.WithStart),
            new("auto.balanced", Shapes.WithStart),
            new("auto.reserve", Shapes.WithStart),
            new("auto.export", Shapes.WithStart),
        ],
        settings:
        [
            new(BatteryModel.SafetyReserve, new(Unit.Percent, 0, 100), 10),
            new(BatteryModel.DischargeFloor, new(Unit.Percent, 0, 100), 10),
            new(BatteryModel.ChargeCeiling, new(Unit.Percent, 0, 100), 100),
            new("export_limit", new(Unit.Watts, 0, 10_000), 5_000),
            new(BatteryModel.MaxChargeRate, new(Unit.Amps, 0, 1_000), 100),
            new(BatteryModel.MaxDischargeRate, new(Unit.Amps, 0, 1_000), 100),
            new("scheduler_enabled", null, false, IsReadOnly: true),
        ],
        [ConflictStrategy.CancelAndReplace, ConflictStrategy.QueueAfter]);

    private static readonly Capabilities EvCharger = new(
        commands:
        [
            new("charge", Shapes.All),
            new("idle", Shapes.WithStart),
        ],
        settings: [new(EvChargerModel.MaxChargeRate, new(Unit.Kw, 0, 50), 11)],
        [ConflictStrategy.CancelAndReplace]);

    public static SimulatedVendor Vendor { get; } = new(
        new("auron", "Auron Energy", OemTier.General, [AuthMethod.UsernamePassword], TimeSpan.FromSeconds(1)),
        [
            new BatteryModel("Auron Cell 13", "Home battery", CapacityKwh: 13.5, BatteryKw, Battery),
            new EvChargerModel("Auron Port 11", "Driveway charger", Phases: 3, EvCharger),
            new SolarInverterModel("Auron Ray 6", "Roof solar", PeakKw: 6),
        ]);
}
