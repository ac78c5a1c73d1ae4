using Amps.Application.Ports;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;
using Amps.Domain.Devices.SolarInverters;
using Amps.Domain.Devices.Vehicles;

namespace Amps.Application.Devices;

/// <summary>A home battery.</summary>
public sealed class BatteryRead : CommandableRead
{
    internal BatteryRead(DeviceRow row, MetadataRead metadata, bool withSettings)
        : base(row, metadata, withSettings) => State = Shown<BatteryState>(row.Device);

    /// <summary>What the device said last; null before the first answer, and beyond the customer's allowance.</summary>
    public BatteryState? State { get; }
}

/// <summary>A charging station.</summary>
public sealed class EvChargerRead : CommandableRead
{
    internal EvChargerRead(DeviceRow row, MetadataRead metadata, bool withSettings)
        : base(row, metadata, withSettings) => State = Shown<EvChargerState>(row.Device);

    /// <summary>What the device said last; null before the first answer, and beyond the customer's allowance.</summary>
    public EvChargerState? State { get; }
}

/// <summary>A heating and cooling unit.</summary>
public sealed class HvacRead : CommandableRead
{
    internal HvacRead(DeviceRow row, MetadataRead metadata, bool withSettings)
        : base(row, metadata, withSettings) => State = Shown<HvacState>(row.Device);

    /// <summary>What the device said last; null before the first answer, and beyond the customer's allowance.</summary>
    public HvacState? State { get; }
}

/// <summary>A solar inverter. It takes no commands.</summary>
public sealed class SolarInverterRead : DeviceRead
{
    internal SolarInverterRead(Device device, MetadataRead metadata)
        : base(device, metadata) => State = Shown<SolarInverterState>(device);

    /// <summary>What the device said last; null before the first answer, and beyond the customer's allowance.</summary>
    public SolarInverterState? State { get; }
}

/// <summary>An electric vehicle. It takes no commands.</summary>
public sealed class VehicleRead : DeviceRead
{
    internal VehicleRead(Device device, MetadataRead metadata)
        : base(device, metadata) => State = Shown<VehicleState>(device);

    /// <summary>What the device said last; null before the first answer, and beyond the customer's allowance.</summary>
    public VehicleState? State { get; }
}
