namespace Amps.Domain.Common;

/// <summary>The error codes of the public contract, in the order of its section 5. A code, once published, keeps its meaning.</summary>
public static class ErrorCode
{
    public const string ValidationError = "VALIDATION_ERROR";
    public const string MalformedJson = "MALFORMED_JSON";
    public const string UnsupportedCredentialType = "UNSUPPORTED_CREDENTIAL_TYPE";
    public const string UnsupportedAuthPath = "UNSUPPORTED_AUTH_PATH";

    public const string Unauthorized = "UNAUTHORIZED";
    public const string InvalidApiKey = "INVALID_API_KEY";
    public const string ExpiredToken = "EXPIRED_TOKEN";
    public const string RateLimitExceeded = "RATE_LIMIT_EXCEEDED";
    public const string InvalidCredentials = "INVALID_CREDENTIALS";

    public const string InsufficientPermissions = "INSUFFICIENT_PERMISSIONS";
    public const string LiveAccessDisabled = "LIVE_ACCESS_DISABLED";
    public const string DeviceOverage = "DEVICE_OVERAGE";
    public const string InvalidMfaCode = "INVALID_MFA_CODE";
    public const string MfaRequired = "MFA_REQUIRED";
    public const string AccountLocked = "ACCOUNT_LOCKED";

    public const string DeviceNotFound = "DEVICE_NOT_FOUND";
    public const string NotFound = "NOT_FOUND";
    public const string CredentialNotFound = "CREDENTIAL_NOT_FOUND";

    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string PayloadTooLarge = "PAYLOAD_TOO_LARGE";
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    public const string Conflict = "CONFLICT";
    public const string ActionNotCancellable = "ACTION_NOT_CANCELLABLE";
    public const string IdempotencyInProgress = "IDEMPOTENCY_IN_PROGRESS";

    public const string UnsupportedMode = "UNSUPPORTED_MODE";
    public const string UnsupportedParameter = "UNSUPPORTED_PARAMETER";
    public const string UnsupportedUnit = "UNSUPPORTED_UNIT";
    public const string ParameterOutOfRange = "PARAMETER_OUT_OF_RANGE";
    public const string ExecutionNotSupported = "EXECUTION_NOT_SUPPORTED";
    public const string StartInPast = "START_IN_PAST";
    public const string StartOutOfRange = "START_OUT_OF_RANGE";
    public const string InvalidTimeWindow = "INVALID_TIME_WINDOW";
    public const string DirectActionUnsupported = "DIRECT_ACTION_UNSUPPORTED";
    public const string UnsupportedSetting = "UNSUPPORTED_SETTING";
    public const string ReadOnlySetting = "READ_ONLY_SETTING";
    public const string IdempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED";

    public const string InternalError = "INTERNAL_ERROR";
    public const string OemError = "OEM_ERROR";
    public const string ServiceUnavailable = "SERVICE_UNAVAILABLE";
    public const string DeviceOffline = "DEVICE_OFFLINE";
    public const string Timeout = "TIMEOUT";
}
