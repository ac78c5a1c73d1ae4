using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Simulator.EvChargers;
using Amps.Infrastructure.Oems.Simulator.Vehicles;

namespace Amps.Infrastructure.Oems.Simulator.Vendors;

/// <summary>Corvo Mobility: a vehicle, and a charger that takes no windows.</summary>
internal static class Corvo
{
    private static readonly Capabilities EvCharger = new(
        commands:
        [
            new("charge", Shapes.WithStart),
            new("idle", Shapes.WithStart),
        ],
        settings: [new(EvChargerModel.MaxChargeRate, new(Unit.Kw, 0, 22), 7.2)],
        [ConflictStrategy.CancelAndReplace]);

    public static SimulatedVendor Vendor { get; } = new(
        new("corvo", "Corvo Mobility", OemTier.Beta, [AuthMethod.Oauth2], TimeSpan.FromSeconds(1)),
        [
            new EvChargerModel("Corvo Dock", "Carport charger", Phases: 1, EvCharger),
            new VehicleModel("Corvo Merle", "Family car", CapacityKwh: 77, KwhPerKm: 0.172, MaxCurrent: 16),
        ]);
}
