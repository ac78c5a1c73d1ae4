using Amps.Domain.Common;

namespace Amps.Domain.Credentials;

/// <summary>What the use cases around end users' accounts refuse.</summary>
public static class CredentialFailures
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, ErrorCode.CredentialNotFound, "There is no such account.");

    /// <summary>The link is unknown, was used, was superseded by a later one, or is older than 30 days: one answer for all.</summary>
    public static Failure LinkDead { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "The link cannot be used, or no longer.");

    /// <summary>A device that is to be linked belongs to another user of the customer; nothing was registered.</summary>
    public static Failure DeviceOfAnotherUser { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "A device of this account is connected for another user already.");

    /// <summary>The account that was signed in to holds none of the devices; nothing was changed.</summary>
    public static Failure AccountMismatch { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "This is another account: it holds none of the devices that are to be reconnected.");

    /// <summary>The manufacturer does not say where the device is, and nobody else did; nothing was registered.</summary>
    public static Failure TimezoneUnknown { get; } = new(FailureKind.Invalid, ErrorCode.ValidationError, "The device's time zone is not known.");

    /// <summary>Only simulated accounts can be made to refuse us.</summary>
    public static Failure NotSimulated { get; } = new(FailureKind.Unprocessable, ErrorCode.UnsupportedCredentialType, "Only the account of a simulated manufacturer can be revoked from here.");
}
