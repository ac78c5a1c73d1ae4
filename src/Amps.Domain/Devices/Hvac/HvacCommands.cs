namespace Amps.Domain.Devices.Hvac;

/// <summary>Heat to a temperature and hold it.</summary>
/// <param name="Target">In °C.</param>
public sealed record HvacHeat(double Target) : DeviceCommand;

/// <summary>Cool to a temperature and hold it.</summary>
/// <param name="Target">In °C.</param>
public sealed record HvacCool(double Target) : DeviceCommand;

/// <summary>Heat below one temperature and cool above another.</summary>
/// <param name="HeatSetpoint">In °C.</param>
/// <param name="CoolSetpoint">In °C, above <paramref name="HeatSetpoint"/>.</param>
public sealed record HvacAuto(double HeatSetpoint, double CoolSetpoint) : DeviceCommand;

/// <summary>Neither heat nor cool.</summary>
public sealed record HvacIdle : DeviceCommand;

/// <summary>Back to the unit's own schedule.</summary>
public sealed record HvacFollowSchedule : DeviceCommand;
