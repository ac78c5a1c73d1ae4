using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Devices.SolarInverters;

/// <summary>A solar inverter at one instant.</summary>
/// <param name="Status">What the inverter does.</param>
/// <param name="Producing">Whether power flows out of it.</param>
/// <param name="CurrentPower">AC power in kW.</param>
/// <param name="EnergyTotal">Energy of its lifetime in kWh; never falls.</param>
public sealed record SolarInverterState(
    SolarInverterStatus? Status,
    bool? Producing,
    double? CurrentPower,
    double? EnergyTotal) : DeviceState;

/// <summary>What a solar inverter does.</summary>
[JsonConverter(typeof(WireEnumConverter<SolarInverterStatus>))]
public enum SolarInverterStatus
{
    Producing,
    Idle,
    Night,
    Faulted,
    Unavailable,
}
