using Amps.Domain.Actions;
using Amps.Domain.Common;

namespace Amps.Domain.Devices;

/// <summary>Why settings are not written: what the device does not take, and what its manufacturer did instead.</summary>
public static class SettingFailures
{
    public static Failure Unsupported(IReadOnlyList<string> unsupported, IReadOnlyList<string> writable) => new(FailureKind.Unprocessable, ErrorCode.UnsupportedSetting,
        $"This device does not have {CommandFailures.Listed(unsupported)}. It takes {CommandFailures.Listed(writable)}.",
        new SettingsUnsupportedDetails(unsupported, new SettingCapabilities(writable)));

    public static Failure ReadOnly(IReadOnlyList<string> readOnly, IReadOnlyList<string> writable) => new(FailureKind.Unprocessable, ErrorCode.ReadOnlySetting,
        $"{CommandFailures.Listed(readOnly)} can only be read here. The device takes {CommandFailures.Listed(writable)}.",
        new SettingsReadOnlyDetails(readOnly, new SettingCapabilities(writable)));

    /// <summary>What a write comes to that did not wholly succeed.</summary>
    /// <param name="outcome">What the manufacturer did.</param>
    /// <param name="keys">All that was to be written, in the client's order.</param>
    /// <param name="vendor">The manufacturer.</param>
    /// <param name="device">The device.</param>
    /// <returns>Nothing where everything is written.</returns>
    public static Failure? Of(DriverResult<SettingsOutcome> outcome, IReadOnlyList<string> keys, string vendor, DeviceId device)
    {
        if (outcome.Failure is { } failure) return OfWhole(failure, keys, vendor, device);

        var (updated, failed) = (outcome.Value.Updated, outcome.Value.Failed);
        if (failed.Count == 0) return null;

        return NotWritten(
            updated.Count == 0 ? "The manufacturer did not take the settings; `details.failed` says why." : "The manufacturer took only some of the settings; `details` says which.",
            new SettingsFailureDetails(
                vendor, device, [.. keys.Where(updated.Contains)], [.. keys.Where(failed.ContainsKey).Select(key => new FailedSetting(key, CodeOf(failed[key].Reason)))]));
    }

    // Nothing is written where the manufacturer says so; else a repetition finds out.
    private static Failure OfWhole(OemFailure failure, IReadOnlyList<string> keys, string vendor, DeviceId device) => failure.Reason switch
    {
        OemFailureReason.Unavailable or OemFailureReason.RateLimited or OemFailureReason.Offline or OemFailureReason.Gone => failure.AsReadFailure(vendor, device),
        OemFailureReason.Timeout or OemFailureReason.Asleep or OemFailureReason.BadAnswer => new(FailureKind.Timeout, ErrorCode.Timeout,
            "The manufacturer gave no usable answer in time, so it is not known which settings are written. It is safe to repeat.", new OemFailureDetails(vendor, device)),
        OemFailureReason.Rejected => NotWritten("The manufacturer refused the settings.", NoneOf(keys, failure.Reason, vendor, device)),
        OemFailureReason.SchedulerActive => NotWritten("The manufacturer's own scheduler holds the device.", NoneOf(keys, failure.Reason, vendor, device)),
        OemFailureReason.CredentialsRejected or OemFailureReason.MfaRequired => NotWritten(
            "The end user's account at the manufacturer lets us in no longer; the user has to reconnect.", NoneOf(keys, failure.Reason, vendor, device)),
    };

    private static SettingsFailureDetails NoneOf(IReadOnlyList<string> keys, OemFailureReason reason, string vendor, DeviceId device) =>
        new(vendor, device, [], [.. keys.Select(key => new FailedSetting(key, CodeOf(reason)))]);

    private static Failure NotWritten(string message, SettingsFailureDetails details) => new(FailureKind.BadAnswer, ErrorCode.OemError, message, details);

    private static string CodeOf(OemFailureReason reason) => reason switch
    {
        OemFailureReason.Unavailable or OemFailureReason.RateLimited => ErrorCode.ServiceUnavailable,
        OemFailureReason.Timeout or OemFailureReason.Asleep or OemFailureReason.BadAnswer => ErrorCode.Timeout,
        OemFailureReason.Offline => ErrorCode.DeviceOffline,
        OemFailureReason.Gone => ErrorCode.DeviceNotFound,
        OemFailureReason.Rejected => ErrorCode.OemError,
        OemFailureReason.SchedulerActive => ActionErrorCode.SchedulerActive,
        OemFailureReason.CredentialsRejected or OemFailureReason.MfaRequired => ErrorCode.InvalidCredentials,
    };
}

/// <summary>UNSUPPORTED_SETTING: all that the device does not have, in the client's order.</summary>
public sealed record SettingsUnsupportedDetails(IReadOnlyList<string> UnsupportedSettings, SettingCapabilities DeviceCapabilities);

/// <summary>READ_ONLY_SETTING: all that cannot be written, in the client's order.</summary>
public sealed record SettingsReadOnlyDetails(IReadOnlyList<string> ReadOnlySettings, SettingCapabilities DeviceCapabilities);

/// <summary>The settings that can be written.</summary>
public sealed record SettingCapabilities(IReadOnlyList<string> SupportedSettings);

/// <summary>OEM_ERROR of a settings write: which settings are written and which are not; each stands in one of the two.</summary>
public sealed record SettingsFailureDetails(string Vendor, DeviceId DeviceId, IReadOnlyList<string> Updated, IReadOnlyList<FailedSetting> Failed)
{
    public string Source { get; } = "oem";
}

/// <summary>A setting that is not written.</summary>
/// <param name="Key">Its word.</param>
/// <param name="Code">Why; TIMEOUT where it is not known whether it is.</param>
public sealed record FailedSetting(string Key, string Code);
