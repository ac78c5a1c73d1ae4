using System.Text.Json;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;

namespace Amps.Domain.Tests.Actions;

/// <summary>Words that lie in databases and in other people's programs: they may be added to, never changed.</summary>
public sealed class ActionWordsTests
{
    [Fact]
    public void States_keep_their_words() => Wire<ActionState>.Names.ShouldBe(["scheduled", "acknowledged", "completed", "failed", "cancelled"]);

    [Fact]
    public void Reverts_keep_their_words() => Wire<RevertState>.Names.ShouldBe(["pending", "done", "skipped", "failed"]);

    [Fact]
    public void Cancellations_keep_their_words() => Wire<CancelReason>.Names.ShouldBe(["requested", "replaced", "device_removed", "user_erased", "key_revoked"]);

    [Fact]
    public void Sandbox_outcomes_keep_their_words() => Wire<SandboxOutcome>.Names.ShouldBe(["complete", "reject", "offline", "timeout", "scheduler_active"]);

    [Fact]
    public void Strategies_keep_their_words() => Wire<ConflictStrategy>.Names.ShouldBe(["cancel_and_replace", "queue_after"]);

    [Fact]
    public void Reasons_keep_their_words()
    {
        Wire<ConflictReason>.Names.ShouldBe(["no_strategy_supplied", "in_progress", "open_ended_conflict", "queue_full", "strategy_not_supported", "etag_mismatch"]);
        Wire<TimeWindowReason>.Names.ShouldBe(["end_without_start", "end_not_after_start", "zoned_value", "malformed_value", "window_too_long"]);
    }

    [Fact]
    public void Lanes_keep_their_words() => new[] { ActionLane.Force, ActionLane.Queued, ActionLane.OfSchedule(ActionId.Trust("act_1")) }.ShouldBe(["force", "queued", "schedule:act_1"]);

    [Fact]
    public void Ids_keep_their_prefixes() => new[] { ActionId.Prefix, ScheduleId.Prefix }.ShouldBe(["act", "sched"]);

    [Fact]
    public void Error_codes_are_the_contracts()
    {
        var codes = typeof(ActionErrorCode).GetFields().Where(field => field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!).ToList();

        codes.ShouldBe([
            "DEVICE_OFFLINE", "SCHEDULER_ACTIVE", "OEM_ERROR", "TIMEOUT", "INVALID_CREDENTIALS", "OUTCOME_UNKNOWN", "NOT_DISPATCHED_IN_TIME",
            "DEVICE_REMOVED", "DEVICE_OVERAGE", "LIVE_ACCESS_DISABLED", "UNSUPPORTED_MODE", "INTERNAL_ERROR"]);
        codes.ShouldAllBe(code => code.Length <= ActionErrorCode.MaxLength);
    }

    [Theory]
    [InlineData(OemFailureReason.Unavailable, "OEM_ERROR")]
    [InlineData(OemFailureReason.BadAnswer, "OEM_ERROR")]
    [InlineData(OemFailureReason.Timeout, "TIMEOUT")]
    [InlineData(OemFailureReason.Asleep, "TIMEOUT")]
    [InlineData(OemFailureReason.RateLimited, "NOT_DISPATCHED_IN_TIME")]
    [InlineData(OemFailureReason.Offline, "DEVICE_OFFLINE")]
    [InlineData(OemFailureReason.Gone, "DEVICE_REMOVED")]
    [InlineData(OemFailureReason.Rejected, "OEM_ERROR")]
    [InlineData(OemFailureReason.SchedulerActive, "SCHEDULER_ACTIVE")]
    [InlineData(OemFailureReason.CredentialsRejected, "INVALID_CREDENTIALS")]
    [InlineData(OemFailureReason.MfaRequired, "INVALID_CREDENTIALS")]
    public void Every_failure_of_a_manufacturer_has_its_code(OemFailureReason reason, string code) => ActionErrors.Of(reason).Code.ShouldBe(code);

    [Fact]
    public void Every_error_has_the_code_of_its_name()
    {
        ActionErrors.OutcomeUnknown.Code.ShouldBe("OUTCOME_UNKNOWN");
        ActionErrors.NotDispatchedInTime.Code.ShouldBe("NOT_DISPATCHED_IN_TIME");
        ActionErrors.NotConfirmedInTime.Code.ShouldBe("TIMEOUT");
        ActionErrors.DeviceRemoved.Code.ShouldBe("DEVICE_REMOVED");
        ActionErrors.DeviceOverage.Code.ShouldBe("DEVICE_OVERAGE");
        ActionErrors.LiveAccessDisabled.Code.ShouldBe("LIVE_ACCESS_DISABLED");
        ActionErrors.NoLongerSupported.Code.ShouldBe("UNSUPPORTED_MODE");
        ActionErrors.Internal.Code.ShouldBe("INTERNAL_ERROR");
    }

    [Fact]
    public void Stored_values_come_through_JSON()
    {
        Json(CommandResult.Succeeded("Taken.")).ShouldBe("""{"success":true,"message":"Taken."}""");
        Json(new CommandResult(true, "Taken.", new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["nativeSchedulerCleared"] = JsonElement.Parse("true"), ["mode"] = JsonElement.Parse("\"eco\"") }))
            .ShouldBe("""{"success":true,"message":"Taken.","nativeSchedulerCleared":true,"mode":"eco"}""");
        Json(new ForeignScheduler()).ShouldBe("""{"kept":null}""");
        Json(new ForeignScheduler("00:30 charge")).ShouldBe("""{"kept":"00:30 charge"}""");
        Json(new SandboxControls(SandboxOutcome.SchedulerActive, 7)).ShouldBe("""{"outcome":"scheduler_active","delaySeconds":7}""");
        Json(new ActionError("TIMEOUT", "Late.")).ShouldBe("""{"code":"TIMEOUT","message":"Late."}""");
        JsonSerializer.Deserialize<SandboxControls>("{}", JsonSerializerOptions.Web).ShouldBe(new SandboxControls());
    }

    /// <summary>What is written, once it was read and written again.</summary>
    private static string Json<T>(T value)
    {
        var json = JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
        return JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web), JsonSerializerOptions.Web);
    }
}
