using System.Text.Json;
using System.Text.Json.Nodes;
using Amps.Api.Envelope;
using Amps.Application.Common;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Api.OpenApi;

/// <summary>What each failure looks like: the failures themselves, written as they are when they happen.</summary>
internal static class ErrorExamples
{
    private static readonly DeviceId Device = DeviceId.Trust("dev_01jz5p9q3w8x7v6t5s4r2q1p0n");

    private static readonly ActionId Action = ActionId.Trust("act_01jz5p9q3w8x7v6t5s4r2q1p0n");

    private static readonly Dictionary<string, Failure> Known = new Failure[]
    {
        ValidationFailure.Of([new ValidationIssue("limit", "`limit` must be from 1 to 50.")]),
        KeyFailures.Missing,
        KeyFailures.Malformed,
        KeyFailures.TokenExpired(AnswerExamples.At.AddHours(-1)),
        KeyFailures.RateLimited(TimeSpan.FromSeconds(7)),
        KeyFailures.Lacks(Permission.DevicesRead),
        KeyFailures.LiveDisabled,
        HttpFailures.MethodNotAllowed,
        HttpFailures.MalformedJson,
        HttpFailures.TooLarge,
        HttpFailures.UnsupportedMedia,
        HttpFailures.UnknownRoute,
        HttpFailures.Unexpected,
        DeviceFailures.NotFound,
        DeviceFailures.Overage(new OverageDetails(OverageScope.Global, Limit: 100, Used: 103)),
        CommandFailures.DirectActionUnsupported,
        CommandFailures.UnsupportedMode("charge", ["idle", "auto.balanced"]),
        CommandFailures.UnsupportedParameters("charge", ["speed"], ["target", "power"]),
        CommandFailures.UnsupportedUnit("power", Unit.Percent, Unit.Kw),
        CommandFailures.OutOfRange("power", 7, new Bounds(Unit.Kw, 0, 5)),
        CommandFailures.ExecutionNotSupported("idle", ExecutionShape.Windowed, [ExecutionShape.Immediate, ExecutionShape.Scheduled]),
        CommandFailures.EndWithoutStart,
        CommandFailures.StartInPast(AnswerExamples.At.AddHours(-1), AnswerExamples.At),
        CommandFailures.StartOutOfRange(AnswerExamples.At.AddDays(31), PlantTime.Horizon),
        SettingFailures.Unsupported(["brightness"], ["discharge_floor", "export_limit"]),
        SettingFailures.ReadOnly(["scheduler_enabled"], ["discharge_floor", "export_limit"]),
        ConflictFailures.NoStrategySupplied([Action], [ConflictStrategy.CancelAndReplace, ConflictStrategy.QueueAfter]),
        ActionFailures.WrongTransition(ActionState.Completed),
        IdempotencyFailures.InProgress,
        IdempotencyFailures.Reused,
        Oem(OemFailureReason.BadAnswer),
        Oem(OemFailureReason.Unavailable),
        Oem(OemFailureReason.Offline),
        Oem(OemFailureReason.Timeout),
    }.ToDictionary(failure => failure.Code, StringComparer.Ordinal);

    /// <summary>Whether an example is what a call answers, and not only the code with its meaning.</summary>
    public static bool IsReal(string code) => Known.ContainsKey(code);

    public static JsonNode Of(ErrorEntry entry)
    {
        var failure = Known.GetValueOrDefault(entry.Code);
        var meta = new ErrorMeta("req_01jz5p9q3w8x7v6t5s4r2q1p0n", EnvironmentOf(entry), AnswerExamples.At, PathOf(entry.Code), LatencyMs: 3);
        var envelope = new ErrorEnvelope(Success: false, new ErrorBody(entry.Code, failure?.Message ?? entry.Meaning, failure?.Details), meta);
        return JsonSerializer.SerializeToNode(envelope, ApiJson.Default.ErrorEnvelope)!;
    }

    /// <summary>Says which fields `details` has with this code, where it has any and the remedy does not speak of them.</summary>
    public static string DetailsNote(ErrorEntry entry)
    {
        if (Known.GetValueOrDefault(entry.Code)?.Details is not { } details || entry.Remedy.Contains("`details.", StringComparison.Ordinal)) return "";

        var fields = JsonSerializer.SerializeToNode(details, details.GetType(), ApiJson.Default)!.AsObject().Select(field => $"`{field.Key}`");
        return $" `details` holds {string.Join(", ", fields)}.";
    }

    private static Failure Oem(OemFailureReason reason) => new OemFailure(reason).AsReadFailure("auron", Device);

    private static string PathOf(string code) => code switch
    {
        ErrorCode.ActionNotCancellable => $"/actions/{Action}/cancel",
        ErrorCode.UnsupportedSetting or ErrorCode.ReadOnlySetting => $"/battery/{Device}/settings",
        ErrorCode.DirectActionUnsupported => $"/vehicle/{Device}",
        _ => ErrorCatalogue.Everywhere.Contains(code, StringComparer.Ordinal) ? "/battery" : $"/battery/{Device}",
    };

    // Only a call whose key was accepted has an environment.
    private static AmpsEnvironment? EnvironmentOf(ErrorEntry entry) => entry.Code switch
    {
        ErrorCode.LiveAccessDisabled or ErrorCode.DeviceOverage => AmpsEnvironment.Live,
        _ when entry.Status == StatusCodes.Status401Unauthorized => null,
        _ => AmpsEnvironment.Sandbox,
    };
}
