using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Journeys;

/// <summary>How a journey stands, as an integrator sees it.</summary>
[JsonConverter(typeof(WireEnumConverter<JourneyState>))]
public enum JourneyState
{
    /// <summary>Not opened yet, or on its way.</summary>
    Pending,

    /// <summary>The devices are connected.</summary>
    Completed,

    /// <summary>The end user left.</summary>
    Cancelled,

    /// <summary>It was not opened, or not ended, in time.</summary>
    Expired,

    /// <summary>It could not go on; its code says why.</summary>
    Error,
}

/// <summary>Where a journey is, in the order in which the end user gets there. The words stand in addresses.</summary>
public enum JourneyStep
{
    /// <summary>Not opened by anybody.</summary>
    Start,
    DeviceType,
    Oem,
    Method,
    SignIn,
    Mfa,
    Devices,
    Timezone,
    Consent,

    /// <summary>It cannot go on as it is.</summary>
    Problem,
    Ended,
}

/// <summary>Why a journey could not go on: the <c>code</c> of its redirect. Published, so the words stay.</summary>
public static class JourneyCode
{
    public const string InvalidCredentials = "invalid_credentials";
    public const string AccountLocked = "account_locked";
    public const string MfaRequired = "mfa_required";
    public const string InvalidMfaCode = "invalid_mfa_code";
    public const string OemUnavailable = "oem_unavailable";
    public const string OemBusy = "oem_busy";
    public const string NoDevices = "no_devices";
    public const string DeviceInUse = "device_in_use";
    public const string AccountMismatch = "account_mismatch";
    public const string AuthorizationDenied = "authorization_denied";
    public const string TooManyAttempts = "too_many_attempts";

    /// <summary>Nothing was tried, because of wrong attempts before.</summary>
    public const string Slowed = "slowed";

    /// <summary>Live access ended on the way.</summary>
    public const string LiveDisabled = "live_disabled";

    /// <summary>The app ceased on the way to offer the manufacturer.</summary>
    public const string OemNotOffered = "oem_not_offered";

    /// <summary>The integrator erased the end user on the way.</summary>
    public const string UserErased = "user_erased";

    /// <summary>The longest of them, for the databases' columns.</summary>
    public const int MaxLength = 40;

    public static IReadOnlyList<string> All { get; } =
    [
        InvalidCredentials, AccountLocked, MfaRequired, InvalidMfaCode, OemUnavailable, OemBusy, NoDevices, DeviceInUse, AccountMismatch, AuthorizationDenied, TooManyAttempts, Slowed,
        LiveDisabled, OemNotOffered, UserErased,
    ];

    /// <summary>Whether the end user gave something wrong; nobody is shut out for what the manufacturer or the network did.</summary>
    public static bool IsWrongAttempt(string code) => code is InvalidCredentials or AccountLocked or MfaRequired or InvalidMfaCode;

    /// <summary>Whether the end user may sign in once more.</summary>
    public static bool IsRetryable(string code) => code is InvalidCredentials or MfaRequired or InvalidMfaCode or OemUnavailable or OemBusy or AccountLocked or AuthorizationDenied or AccountMismatch or NoDevices;
}
