using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Simulator.Hvac;
using Amps.Infrastructure.Oems.Simulator.SolarInverters;
using Amps.Infrastructure.Oems.Simulator.Vehicles;

namespace Amps.Infrastructure.Oems.Simulator.Vendors;

/// <summary>Delmar: a heat pump with every command of its type, a small vehicle and a large roof; two ways to sign in.</summary>
internal static class Delmar
{
    private static readonly Capabilities HeatPump = new(
        commands:
        [
            new("heat", Shapes.All, ("target", new(Unit.Celsius, 10, 35))),
            new("cool", Shapes.All, ("target", new(Unit.Celsius, 10, 35))),
            new("auto", Shapes.WithStart, ("heatSetpoint", new(Unit.Celsius, 10, 35)), ("coolSetpoint", new(Unit.Celsius, 10, 35))),
            new("idle", Shapes.WithStart),
            new("follow_schedule", Shapes.Immediate),
        ],
        settings: [],
        [ConflictStrategy.CancelAndReplace]);

    public static SimulatedVendor Vendor { get; } = new(
        new("delmar", "Delmar", OemTier.Preview, [AuthMethod.UsernamePassword, AuthMethod.Oauth2], TimeSpan.FromSeconds(1)),
        [
            new HvacModel("Delmar Breeze", "Upstairs", new(Day: 20.5, Evening: 22, Setback: 18, Cool: 25), HvacMode.Auto, HeatPump),
            new SolarInverterModel("Delmar Sol 9", "Barn roof", PeakKw: 9.2),
            new VehicleModel("Delmar Pico", "Runabout", CapacityKwh: 42, KwhPerKm: 0.138, MaxCurrent: 32),
        ]);
}
