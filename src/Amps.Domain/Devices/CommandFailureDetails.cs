using Amps.Domain.Common;

namespace Amps.Domain.Devices;

/// <summary>DIRECT_ACTION_UNSUPPORTED.</summary>
public sealed record ActionsUnsupportedDetails(ActionCapabilities DeviceCapabilities);

public sealed record ActionCapabilities(IReadOnlyList<string> SupportedActions);

/// <summary>UNSUPPORTED_MODE.</summary>
public sealed record ModeUnsupportedDetails(ModeCapabilities DeviceCapabilities);

public sealed record ModeCapabilities(IReadOnlyList<string> SupportedModes);

/// <summary>UNSUPPORTED_PARAMETER: all that are too many, in the client's order.</summary>
public sealed record ParametersUnsupportedDetails(IReadOnlyList<string> UnsupportedParameters, ParameterCapabilities DeviceCapabilities);

public sealed record ParameterCapabilities(IReadOnlyList<string> SupportedParameters);

/// <summary>UNSUPPORTED_UNIT.</summary>
public sealed record UnitDetails(string Parameter, Unit ProvidedUnit, IReadOnlyList<Unit> SupportedUnits);

/// <summary>PARAMETER_OUT_OF_RANGE.</summary>
public sealed record RangeDetails(string Parameter, double Value, double Min, double Max, Unit Unit);

/// <summary>EXECUTION_NOT_SUPPORTED.</summary>
public sealed record ExecutionDetails(ExecutionShape RequestedExecution, IReadOnlyList<ExecutionShape> SupportedExecution);

/// <summary>INVALID_TIME_WINDOW.</summary>
public sealed record TimeWindowDetails(TimeWindowReason Reason);
