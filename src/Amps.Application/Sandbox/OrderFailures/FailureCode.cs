using Amps.Domain.Devices;

namespace Amps.Application.Sandbox.OrderFailures;

/// <summary>The public contract's words for what a manufacturer can do to a call. Published, so they keep their meaning.</summary>
public static class FailureCode
{
    private static readonly IReadOnlyList<(string Code, OemFailureReason Reason)> Table =
    [
        ("NETWORK_ERROR", OemFailureReason.Unavailable),
        ("SERVICE_UNAVAILABLE", OemFailureReason.Unavailable),
        ("UNKNOWN_ERROR", OemFailureReason.BadAnswer),
        ("TIMEOUT", OemFailureReason.Timeout),
        ("DEVICE_ASLEEP", OemFailureReason.Asleep),
        ("RATE_LIMITED", OemFailureReason.RateLimited),
        ("DEVICE_OFFLINE", OemFailureReason.Offline),
        ("DEVICE_NOT_FOUND", OemFailureReason.Gone),
        ("REJECTED", OemFailureReason.Rejected),
        ("SCHEDULER_ACTIVE", OemFailureReason.SchedulerActive),
        ("INVALID_CREDENTIALS", OemFailureReason.CredentialsRejected),
        ("MFA_REQUIRED", OemFailureReason.MfaRequired),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Table.Select(row => row.Code)];

    /// <summary>Of a word that <see cref="All"/> lists.</summary>
    public static OemFailureReason ReasonOf(string code) => Table.Single(row => string.Equals(row.Code, code, StringComparison.Ordinal)).Reason;
}
