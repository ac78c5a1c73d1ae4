namespace Amps.Domain.Common;

/// <summary>The error codes of the public contract. A code, once published, keeps its meaning.</summary>
public static class ErrorCode
{
    public const string ValidationError = "VALIDATION_ERROR";
    public const string MalformedJson = "MALFORMED_JSON";

    public const string Unauthorized = "UNAUTHORIZED";
    public const string InvalidApiKey = "INVALID_API_KEY";
    public const string RateLimitExceeded = "RATE_LIMIT_EXCEEDED";

    public const string InsufficientPermissions = "INSUFFICIENT_PERMISSIONS";
    public const string LiveAccessDisabled = "LIVE_ACCESS_DISABLED";
    public const string DeviceOverage = "DEVICE_OVERAGE";

    public const string DeviceNotFound = "DEVICE_NOT_FOUND";
    public const string NotFound = "NOT_FOUND";

    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string PayloadTooLarge = "PAYLOAD_TOO_LARGE";
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    public const string InternalError = "INTERNAL_ERROR";
    public const string OemError = "OEM_ERROR";
    public const string ServiceUnavailable = "SERVICE_UNAVAILABLE";
    public const string DeviceOffline = "DEVICE_OFFLINE";
    public const string Timeout = "TIMEOUT";
}
