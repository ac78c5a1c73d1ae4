using System.Text.Json;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Tests.Devices;

public sealed class SettingFailuresTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly DeviceId Device = DeviceId.Trust("dev_01kt1bqd20sw44641cc8bww4zz");
    private static readonly string[] Keys = ["discharge_floor", "export_limit"];

    [Theory]
    [InlineData(OemFailureReason.Unavailable, FailureKind.Unavailable, "SERVICE_UNAVAILABLE")]
    [InlineData(OemFailureReason.RateLimited, FailureKind.Unavailable, "SERVICE_UNAVAILABLE")]
    [InlineData(OemFailureReason.Offline, FailureKind.Unavailable, "DEVICE_OFFLINE")]
    [InlineData(OemFailureReason.Gone, FailureKind.NotFound, "DEVICE_NOT_FOUND")]
    [InlineData(OemFailureReason.Timeout, FailureKind.Timeout, "TIMEOUT")]
    [InlineData(OemFailureReason.Asleep, FailureKind.Timeout, "TIMEOUT")]
    [InlineData(OemFailureReason.BadAnswer, FailureKind.Timeout, "TIMEOUT")]
    public void A_write_that_failed_as_a_whole_names_the_manufacturer(OemFailureReason reason, FailureKind kind, string code)
    {
        var failure = SettingFailures.Of(new OemFailure(reason), Keys, "auron", Device).ShouldNotBeNull();

        (failure.Kind, failure.Code).ShouldBe((kind, code));
        Details(failure).ShouldBe("""{"source":"oem","vendor":"auron","deviceId":"dev_01kt1bqd20sw44641cc8bww4zz"}""");
    }

    [Theory]
    [InlineData(OemFailureReason.Rejected, "OEM_ERROR")]
    [InlineData(OemFailureReason.SchedulerActive, "SCHEDULER_ACTIVE")]
    [InlineData(OemFailureReason.CredentialsRejected, "INVALID_CREDENTIALS")]
    [InlineData(OemFailureReason.MfaRequired, "INVALID_CREDENTIALS")]
    public void A_write_that_was_refused_as_a_whole_says_why_for_each_setting(OemFailureReason reason, string code)
    {
        var failure = SettingFailures.Of(new OemFailure(reason), Keys, "auron", Device).ShouldNotBeNull();

        (failure.Kind, failure.Code).ShouldBe((FailureKind.BadAnswer, "OEM_ERROR"));
        Details(failure).ShouldBe($$$"""{"source":"oem","vendor":"auron","deviceId":"dev_01kt1bqd20sw44641cc8bww4zz","updated":[],"failed":[{"key":"discharge_floor","code":"{{{code}}}"},{"key":"export_limit","code":"{{{code}}}"}]}""");
    }

    [Theory]
    [InlineData(OemFailureReason.Unavailable, "SERVICE_UNAVAILABLE")]
    [InlineData(OemFailureReason.BadAnswer, "TIMEOUT")]
    [InlineData(OemFailureReason.Timeout, "TIMEOUT")]
    [InlineData(OemFailureReason.Asleep, "TIMEOUT")]
    [InlineData(OemFailureReason.RateLimited, "SERVICE_UNAVAILABLE")]
    [InlineData(OemFailureReason.Offline, "DEVICE_OFFLINE")]
    [InlineData(OemFailureReason.Gone, "DEVICE_NOT_FOUND")]
    [InlineData(OemFailureReason.Rejected, "OEM_ERROR")]
    public void A_part_that_is_not_written_stands_beside_the_part_that_is(OemFailureReason reason, string code)
    {
        var outcome = new SettingsOutcome(["export_limit"], new Dictionary<string, OemFailure>(StringComparer.Ordinal) { ["discharge_floor"] = new(reason) });

        var failure = SettingFailures.Of(outcome, Keys, "auron", Device).ShouldNotBeNull();

        (failure.Kind, failure.Code).ShouldBe((FailureKind.BadAnswer, "OEM_ERROR"));
        Details(failure).ShouldBe($$$"""{"source":"oem","vendor":"auron","deviceId":"dev_01kt1bqd20sw44641cc8bww4zz","updated":["export_limit"],"failed":[{"key":"discharge_floor","code":"{{{code}}}"}]}""");
    }

    [Fact]
    public void Where_everything_is_written_nothing_failed() =>
        SettingFailures.Of(new SettingsOutcome(Keys, new Dictionary<string, OemFailure>(StringComparer.Ordinal)), Keys, "auron", Device).ShouldBeNull();

    private static string Details(Failure failure)
    {
        var fields = JsonSerializer.SerializeToNode(failure.Details, failure.Details!.GetType(), Web)!.AsObject();
        var source = fields["source"]!.DeepClone();
        fields.Remove("source");
        fields.Insert(0, "source", source);
        return fields.ToJsonString();
    }
}
