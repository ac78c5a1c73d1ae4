using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Devices;

[JsonConverter(typeof(WireEnumConverter<DeviceType>))]
public enum DeviceType
{
    Battery,
    EvCharger,
    Hvac,
    SolarInverter,
    Vehicle,
}

[JsonConverter(typeof(WireEnumConverter<ConnectionState>))]
public enum ConnectionState
{
    Connected,
    Disconnected,
}
