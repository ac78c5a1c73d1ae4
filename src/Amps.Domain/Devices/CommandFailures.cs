using System.Globalization;
using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Devices;

/// <summary>
/// Why a device does not take a push, in the order in which it is found out. Each says what the device does take,
/// so that one round trip is enough to mend the request.
/// </summary>
public static class CommandFailures
{
    public static Failure DirectActionUnsupported { get; } = Refused(ErrorCode.DirectActionUnsupported,
        "This device takes no commands; it can only be read.", new ActionsUnsupportedDetails(new ActionCapabilities([])));

    public static Failure UnsupportedMode(string command, IReadOnlyList<string> supported) => Refused(ErrorCode.UnsupportedMode,
        $"This device does not take `{command}`. It takes {Listed(supported)}.", new ModeUnsupportedDetails(new ModeCapabilities(supported)));

    public static Failure UnsupportedParameters(string command, IReadOnlyList<string> unsupported, IReadOnlyList<string> supported) => Refused(ErrorCode.UnsupportedParameter,
        $"This device does not take {Listed(unsupported)} with `{command}`. It takes {Listed(supported)}.",
        new ParametersUnsupportedDetails(unsupported, new ParameterCapabilities(supported)));

    public static Failure UnsupportedUnit(string parameter, Unit provided, Unit supported) => Refused(ErrorCode.UnsupportedUnit,
        $"`{parameter}` is taken in `{Wire<Unit>.Name(supported)}` here, not in `{Wire<Unit>.Name(provided)}`; units are not converted.",
        new UnitDetails(parameter, provided, [supported]));

    public static Failure OutOfRange(string parameter, double value, Bounds bounds) => Refused(ErrorCode.ParameterOutOfRange,
        Text($"`{parameter}` is {value}; this device takes {bounds.Min} to {bounds.Max} {Wire<Unit>.Name(bounds.Unit)}."),
        new RangeDetails(parameter, value, bounds.Min, bounds.Max, bounds.Unit));

    /// <summary>Here alone the maximum, which is the other set-point, is not itself allowed.</summary>
    public static Failure SetpointsCrossed(double heat, double cool, Bounds bounds) => Refused(ErrorCode.ParameterOutOfRange,
        Text($"`{CommandParameters.HeatSetpoint}` is {heat}; it must be below `{CommandParameters.CoolSetpoint}`, which is {cool}."),
        new RangeDetails(CommandParameters.HeatSetpoint, heat, bounds.Min, cool, bounds.Unit));

    public static Failure ExecutionNotSupported(string command, ExecutionShape requested, IReadOnlyList<ExecutionShape> supported) => Refused(ErrorCode.ExecutionNotSupported,
        $"This device does not take `{command}` as `{Wire<ExecutionShape>.Name(requested)}`. It takes {Listed([.. supported.Select(Wire<ExecutionShape>.Name)])}.",
        new ExecutionDetails(requested, supported));

    public static Failure EndWithoutStart { get; } = BadTimes(TimeWindowReason.EndWithoutStart, "An `end` needs a `start`; `0m` starts now.");

    public static Failure ZonedTime(string field) => BadTimes(TimeWindowReason.ZonedValue,
        $"`{field}` is the wall clock of the device's plant: leave out `Z` and offsets, as in `2026-06-01T18:00:00`.");

    public static Failure MalformedTime(string field) => BadTimes(TimeWindowReason.MalformedValue,
        $"`{field}` is neither a wall clock time, as `2026-06-01T18:00:00`, nor relative, as `30m` or `1.5h` (at most two decimals).");

    public static Failure EndNotAfterStart(DateTimeOffset start, DateTimeOffset end) => BadTimes(TimeWindowReason.EndNotAfterStart,
        $"`end` is {Instant(end)}, which is not after `start`, {Instant(start)}.");

    public static Failure WindowTooLong(TimeSpan longest) => BadTimes(TimeWindowReason.WindowTooLong, Text($"From `start` to `end` are more than {longest.TotalHours} hours."));

    public static Failure StartInPast(DateTimeOffset start, DateTimeOffset now) => Refused(ErrorCode.StartInPast,
        $"`start` is {Instant(start)}, and it is {Instant(now)} already.", null);

    public static Failure StartOutOfRange(DateTimeOffset start, TimeSpan horizon) => Refused(ErrorCode.StartOutOfRange,
        Text($"`start` is {Instant(start)}, which is more than {horizon.TotalHours} hours ahead."), null);

    private static Failure BadTimes(TimeWindowReason reason, string message) => Refused(ErrorCode.InvalidTimeWindow, message, new TimeWindowDetails(reason));

    private static Failure Refused(string code, string message, object? details) => new(FailureKind.Unprocessable, code, message, details);

    internal static string Listed(IReadOnlyList<string> words) => words.Count == 0 ? "none" : string.Join(", ", words.Select(word => $"`{word}`"));

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is wrong with a push's times.</summary>
[JsonConverter(typeof(WireEnumConverter<TimeWindowReason>))]
public enum TimeWindowReason
{
    EndWithoutStart,
    EndNotAfterStart,
    ZonedValue,
    MalformedValue,
    WindowTooLong,
}
