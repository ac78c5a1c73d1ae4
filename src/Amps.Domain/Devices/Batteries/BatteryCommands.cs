namespace Amps.Domain.Devices.Batteries;

/// <summary>Charge, then hold what is reached.</summary>
/// <param name="Target">The level in percent at which it stops; none: the battery's own ceiling.</param>
/// <param name="Power">The most in kW; none: the device's maximum; 0: hold.</param>
/// <param name="Reserve">The level in percent that is never gone below; where it is above <paramref name="Target"/>, it wins.</param>
public sealed record BatteryCharge(double? Target = null, double? Power = null, double? Reserve = null) : DeviceCommand;

/// <summary>Discharge, then hold what is reached.</summary>
/// <param name="Target">The level in percent at which it stops; none: the battery's own floor.</param>
/// <param name="Power">The most in kW; none: the device's maximum; 0: hold.</param>
/// <param name="Reserve">The level in percent that is never gone below; where it is above <paramref name="Target"/>, it wins.</param>
public sealed record BatteryDischarge(double? Target = null, double? Power = null, double? Reserve = null) : DeviceCommand;

/// <summary>Hold the level.</summary>
public sealed record BatteryIdle : DeviceCommand;

/// <summary>Back to the battery's own judgement: feed the house, take the sun.</summary>
public sealed record BatteryAutoBalanced : DeviceCommand;

/// <summary>Its own judgement, with much held back for an outage.</summary>
public sealed record BatteryAutoReserve : DeviceCommand;

/// <summary>Its own judgement, with more given to the grid.</summary>
public sealed record BatteryAutoExport : DeviceCommand;
