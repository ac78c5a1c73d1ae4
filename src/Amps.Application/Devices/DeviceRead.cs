using System.Text.Json.Serialization;
using Amps.Application.Ports;
using Amps.Domain.Devices;

namespace Amps.Application.Devices;

/// <summary>A device as integrators read it; <c>deviceType</c> tells which of the five it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "deviceType")]
[JsonDerivedType(typeof(BatteryRead), "battery")]
[JsonDerivedType(typeof(EvChargerRead), "ev_charger")]
[JsonDerivedType(typeof(HvacRead), "hvac")]
[JsonDerivedType(typeof(SolarInverterRead), "solar_inverter")]
[JsonDerivedType(typeof(VehicleRead), "vehicle")]
public abstract class DeviceRead
{
    private protected DeviceRead(Device device, MetadataRead metadata)
    {
        Id = device.Id;
        Vendor = device.Vendor;
        UserId = device.UserId;
        Name = device.Name;
        Timezone = device.Timezone;
        ConnectedAt = device.ConnectedAt;
        Overage = device.Overage;
        Connection = new ConnectionRead(device.Connection, device.ConnectionSince, device.Reconnectable);
        Sync = new SyncRead(metadata.Source != ReadSource.Fallback && device.Connection == ConnectionState.Connected && device.FailingSince is null, device.PulledAt);
        Metadata = metadata;
    }

    /// <summary>The id by which the device is read.</summary>
    [JsonPropertyOrder(-10)]
    public DeviceId Id { get; }

    /// <summary>The key of the manufacturer, as <c>GET /oems</c> lists it.</summary>
    [JsonPropertyOrder(-9)]
    public string Vendor { get; }

    /// <summary>The integrator's own id of the end user.</summary>
    [JsonPropertyOrder(-8)]
    public string UserId { get; }

    /// <summary>As the end user or the manufacturer calls it.</summary>
    [JsonPropertyOrder(-7)]
    public string Name { get; }

    /// <summary>The IANA time zone of the plant.</summary>
    [JsonPropertyOrder(-6)]
    public string Timezone { get; }

    /// <summary>When the end user connected it.</summary>
    [JsonPropertyOrder(-5)]
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>Whether the device is registered beyond the customer's allowance.</summary>
    [JsonPropertyOrder(-4)]
    public bool Overage { get; }

    /// <summary>Whether the end user's account lets us reach the device.</summary>
    [JsonPropertyOrder(-3)]
    public ConnectionRead Connection { get; }

    /// <summary>How fresh the state is.</summary>
    [JsonPropertyOrder(-2)]
    public SyncRead Sync { get; }

    /// <summary>Where this answer comes from.</summary>
    [JsonPropertyOrder(-1)]
    public MetadataRead Metadata { get; }

    /// <summary>The one place that knows which read a device type has.</summary>
    internal static DeviceRead Of(DeviceRow row, MetadataRead metadata, bool withSettings) => row.Device.Type switch
    {
        DeviceType.Battery => new BatteryRead(row, metadata, withSettings),
        DeviceType.EvCharger => new EvChargerRead(row, metadata, withSettings),
        DeviceType.Hvac => new HvacRead(row, metadata, withSettings),
        DeviceType.SolarInverter => new SolarInverterRead(row.Device, metadata),
        DeviceType.Vehicle => new VehicleRead(row.Device, metadata),
    };

    /// <summary>Beyond the allowance nothing of the state is told.</summary>
    private protected static TState? Shown<TState>(Device device) where TState : DeviceState => device.Overage ? null : (TState?)device.State;
}
