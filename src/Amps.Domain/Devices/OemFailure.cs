using Amps.Domain.Common;

namespace Amps.Domain.Devices;

/// <summary>The closed vocabulary of what a manufacturer's system can do to a call. Everything else about a failure derives from it.</summary>
public enum OemFailureReason
{
    Unavailable,
    BadAnswer,
    Timeout,
    Asleep,
    RateLimited,
    Offline,
    Gone,
    Rejected,
    SchedulerActive,
    CredentialsRejected,
    MfaRequired,
}

/// <summary>A call to a manufacturer that failed.</summary>
/// <param name="Reason">What happened.</param>
/// <param name="RetryAfter">How long the manufacturer asks us to wait, where it said so.</param>
public sealed record OemFailure(OemFailureReason Reason, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether an integrator ordered it in the sandbox: then it is no news about the manufacturer.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Whether it may pass by itself, so that a read may answer from the stored state.</summary>
    public bool IsTransient => Reason switch
    {
        OemFailureReason.Unavailable or OemFailureReason.BadAnswer or OemFailureReason.Timeout or OemFailureReason.Asleep or OemFailureReason.RateLimited => true,
        OemFailureReason.Offline or OemFailureReason.Gone or OemFailureReason.Rejected or OemFailureReason.SchedulerActive
            or OemFailureReason.CredentialsRejected or OemFailureReason.MfaRequired => false,
    };

    /// <summary>Whether the end user's account no longer lets us in.</summary>
    public bool Disconnects => Reason switch
    {
        OemFailureReason.CredentialsRejected or OemFailureReason.MfaRequired => true,
        OemFailureReason.Unavailable or OemFailureReason.BadAnswer or OemFailureReason.Timeout or OemFailureReason.Asleep or OemFailureReason.RateLimited
            or OemFailureReason.Offline or OemFailureReason.Gone or OemFailureReason.Rejected or OemFailureReason.SchedulerActive => false,
    };

    /// <summary>What a read says of it that has no stored state to fall back to, or must not.</summary>
    public Failure AsReadFailure(string vendor, DeviceId device)
    {
        var details = new OemFailureDetails(vendor, device);
        return Reason switch
        {
            OemFailureReason.Unavailable => new(FailureKind.Unavailable, ErrorCode.ServiceUnavailable, "The manufacturer's service cannot be reached at the moment.", details),
            OemFailureReason.RateLimited => new(FailureKind.Unavailable, ErrorCode.ServiceUnavailable, "The manufacturer takes no more calls for the moment.", details),
            OemFailureReason.Timeout or OemFailureReason.Asleep => new(FailureKind.Timeout, ErrorCode.Timeout, "The device or its manufacturer did not answer in time.", details),
            OemFailureReason.Offline => new(FailureKind.Unavailable, ErrorCode.DeviceOffline, "The manufacturer says that the device is offline.", details),
            OemFailureReason.Gone => new(FailureKind.NotFound, ErrorCode.DeviceNotFound, "The manufacturer no longer knows this device.", details),
            OemFailureReason.BadAnswer or OemFailureReason.Rejected or OemFailureReason.SchedulerActive
                or OemFailureReason.CredentialsRejected or OemFailureReason.MfaRequired =>
                new(FailureKind.BadAnswer, ErrorCode.OemError, "The manufacturer's answer could not be used.", details),
        };
    }
}

/// <summary>Tells a caller that the manufacturer failed, not its key.</summary>
public sealed record OemFailureDetails(string Vendor, DeviceId DeviceId)
{
    public string Source { get; } = "oem";
}
