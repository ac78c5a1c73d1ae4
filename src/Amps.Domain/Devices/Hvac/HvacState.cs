using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Devices.Hvac;

/// <summary>A heating and cooling unit at one instant.</summary>
/// <param name="Temperature">Room temperature in °C.</param>
/// <param name="Active">Whether it heats or cools at this moment.</param>
/// <param name="HeatSetpoint">In °C: below it the unit heats.</param>
/// <param name="CoolSetpoint">In °C: above it the unit cools.</param>
/// <param name="HoldType">Whether the unit's own schedule or a command holds the setpoints.</param>
/// <param name="Mode">What the unit may do.</param>
public sealed record HvacState(
    double? Temperature,
    bool? Active,
    double? HeatSetpoint,
    double? CoolSetpoint,
    HoldType? HoldType,
    HvacMode? Mode) : DeviceState;

/// <summary>What holds the setpoints of an HVAC unit: its own schedule, or a command.</summary>
[JsonConverter(typeof(WireEnumConverter<HoldType>))]
public enum HoldType
{
    FollowSchedule,
    Permanent,
}

/// <summary>What an HVAC unit may do.</summary>
[JsonConverter(typeof(WireEnumConverter<HvacMode>))]
public enum HvacMode
{
    Heat,
    Cool,
    Auto,
    Off,
}
