using Amps.Domain.Devices;

namespace Amps.Domain.Tests.Devices;

/// <summary>The table of contract section 5: what the OEM did, and what a read says of it.</summary>
public sealed class OemFailureTests
{
    private static readonly DeviceId Device = DeviceId.Trust("dev_01kt1bqd20sw44641cc8bww4zz");

    [Theory]
    [InlineData(OemFailureReason.Unavailable, true, false, "SERVICE_UNAVAILABLE")]
    [InlineData(OemFailureReason.BadAnswer, true, false, "OEM_ERROR")]
    [InlineData(OemFailureReason.Timeout, true, false, "TIMEOUT")]
    [InlineData(OemFailureReason.Asleep, true, false, "TIMEOUT")]
    [InlineData(OemFailureReason.RateLimited, true, false, "SERVICE_UNAVAILABLE")]
    [InlineData(OemFailureReason.Offline, false, false, "DEVICE_OFFLINE")]
    [InlineData(OemFailureReason.Gone, false, false, "DEVICE_NOT_FOUND")]
    [InlineData(OemFailureReason.Rejected, false, false, "OEM_ERROR")]
    [InlineData(OemFailureReason.SchedulerActive, false, false, "OEM_ERROR")]
    [InlineData(OemFailureReason.CredentialsRejected, false, true, "OEM_ERROR")]
    [InlineData(OemFailureReason.MfaRequired, false, true, "OEM_ERROR")]
    public void Every_reason_has_its_consequences(OemFailureReason reason, bool transient, bool disconnects, string code)
    {
        var failure = new OemFailure(reason);

        failure.IsTransient.ShouldBe(transient);
        failure.Disconnects.ShouldBe(disconnects);
        failure.AsReadFailure("auron", Device).Code.ShouldBe(code);
        failure.AsReadFailure("auron", Device).Details.ShouldBe(new OemFailureDetails("auron", Device));
    }

    [Fact]
    public void No_reason_is_left_out_of_the_table() => Enum.GetValues<OemFailureReason>().Length.ShouldBe(11);
}
