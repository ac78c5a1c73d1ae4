using System.Text.Json.Serialization;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;
using Amps.Domain.Devices.SolarInverters;
using Amps.Domain.Devices.Vehicles;

namespace Amps.Domain.Devices;

/// <summary>
/// What a device said of itself at one instant. Every field is present; null means that the manufacturer does not say.
/// Power is at the AC side; levels and capacities are of the usable capacity.
/// </summary>
/// <remarks>The discriminator serves storage: it is written only where the declared type is this base.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(BatteryState), "battery")]
[JsonDerivedType(typeof(EvChargerState), "ev_charger")]
[JsonDerivedType(typeof(HvacState), "hvac")]
[JsonDerivedType(typeof(SolarInverterState), "solar_inverter")]
[JsonDerivedType(typeof(VehicleState), "vehicle")]
public abstract record DeviceState;
