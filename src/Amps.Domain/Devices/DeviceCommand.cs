using System.Text.Json.Serialization;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;

namespace Amps.Domain.Devices;

/// <summary>What a device can be told, in the contract's units. <see cref="CommandTable"/> joins each with its verb.</summary>
/// <remarks>It is also how a device's present mode is written down, so that it can be given back later. The discriminators lie in databases: they never change.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(BatteryCharge), "battery.charge")]
[JsonDerivedType(typeof(BatteryDischarge), "battery.discharge")]
[JsonDerivedType(typeof(BatteryIdle), "battery.idle")]
[JsonDerivedType(typeof(BatteryAutoBalanced), "battery.auto.balanced")]
[JsonDerivedType(typeof(BatteryAutoReserve), "battery.auto.reserve")]
[JsonDerivedType(typeof(BatteryAutoExport), "battery.auto.export")]
[JsonDerivedType(typeof(EvChargerCharge), "ev_charger.charge")]
[JsonDerivedType(typeof(EvChargerIdle), "ev_charger.idle")]
[JsonDerivedType(typeof(HvacHeat), "hvac.heat")]
[JsonDerivedType(typeof(HvacCool), "hvac.cool")]
[JsonDerivedType(typeof(HvacAuto), "hvac.auto")]
[JsonDerivedType(typeof(HvacIdle), "hvac.idle")]
[JsonDerivedType(typeof(HvacFollowSchedule), "hvac.follow_schedule")]
public abstract record DeviceCommand;
