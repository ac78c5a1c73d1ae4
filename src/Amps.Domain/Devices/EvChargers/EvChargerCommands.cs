namespace Amps.Domain.Devices.EvChargers;

/// <summary>Charge whenever a car is connected that is not full.</summary>
public sealed record EvChargerCharge : DeviceCommand;

/// <summary>Give no power, whatever is connected.</summary>
public sealed record EvChargerIdle : DeviceCommand;
