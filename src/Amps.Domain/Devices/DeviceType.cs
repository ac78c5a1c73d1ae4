using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Devices;

/// <summary>The families of devices.</summary>
[JsonConverter(typeof(WireEnumConverter<DeviceType>))]
public enum DeviceType
{
    Battery,
    EvCharger,
    Hvac,
    SolarInverter,
    Vehicle,
}

/// <summary>Whether the end user's account lets us reach a device.</summary>
[JsonConverter(typeof(WireEnumConverter<ConnectionState>))]
public enum ConnectionState
{
    Connected,
    Disconnected,
}
