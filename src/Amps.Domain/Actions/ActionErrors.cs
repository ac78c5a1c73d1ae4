using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Actions;

/// <summary>Why an action failed, for the integrator.</summary>
/// <param name="Code">A word of <see cref="ActionErrorCode"/>.</param>
/// <param name="Message">One sentence in our words.</param>
public sealed record ActionError(string Code, string Message);

/// <summary>The error codes of actions in the public contract. Stored and published, so they keep their meaning for ever.</summary>
public static class ActionErrorCode
{
    public const string DeviceOffline = ErrorCode.DeviceOffline;
    public const string SchedulerActive = "SCHEDULER_ACTIVE";
    public const string OemError = ErrorCode.OemError;
    public const string Timeout = ErrorCode.Timeout;
    public const string InvalidCredentials = ErrorCode.InvalidCredentials;
    public const string OutcomeUnknown = "OUTCOME_UNKNOWN";
    public const string NotDispatchedInTime = "NOT_DISPATCHED_IN_TIME";
    public const string DeviceRemoved = "DEVICE_REMOVED";
    public const string DeviceOverage = ErrorCode.DeviceOverage;
    public const string LiveAccessDisabled = ErrorCode.LiveAccessDisabled;
    public const string UnsupportedMode = ErrorCode.UnsupportedMode;
    public const string InternalError = ErrorCode.InternalError;

    /// <summary>The longest code; the databases' columns are made from it.</summary>
    public const int MaxLength = 32;
}

/// <summary>Every way in which an action fails.</summary>
public static class ActionErrors
{
    public static ActionError OutcomeUnknown { get; } = new(ActionErrorCode.OutcomeUnknown,
        "The command was sent, and it cannot be told whether the device took it. Read the device before sending it again.");

    public static ActionError NotDispatchedInTime { get; } = new(ActionErrorCode.NotDispatchedInTime, "The command could not be sent before the action expired.");

    public static ActionError NotConfirmedInTime { get; } = new(ActionErrorCode.Timeout, "The manufacturer accepted the command, but did not confirm it before the action expired.");

    public static ActionError DeviceRemoved { get; } = new(ActionErrorCode.DeviceRemoved, "The device was removed.");

    public static ActionError DeviceOverage { get; } = new(ActionErrorCode.DeviceOverage, "The device is registered beyond the customer's allowance.");

    public static ActionError LiveAccessDisabled { get; } = new(ActionErrorCode.LiveAccessDisabled, "Live access is not enabled for this customer.");

    /// <summary>The device takes other commands, parameters or values than when the push was accepted.</summary>
    public static ActionError NoLongerSupported { get; } = new(ActionErrorCode.UnsupportedMode, "The device changed since, and does not take this command any more.");

    public static ActionError Internal { get; } = new(ActionErrorCode.InternalError, "The command could not be carried out because of an error on our side.");

    /// <summary>The operator ended it before its time was over; the code stays that of what kept it.</summary>
    public static ActionError GivenUp(ActionError last) => last with { Message = "The operator of this server gave it up. " + last.Message };

    /// <summary>The manufacturer's rate limit kept it; the code stays that of time running out.</summary>
    public static ActionError Limited(ActionError unheard) => unheard with { Message = "The manufacturer's rate limit was reached." };

    /// <summary>What an action says of a manufacturer's failure that ends it. A rate limit only ever moves an attempt, so time ran out.</summary>
    public static ActionError Of(OemFailureReason reason) => reason switch
    {
        OemFailureReason.Unavailable => new(ActionErrorCode.OemError, "The manufacturer's service could not be reached."),
        OemFailureReason.BadAnswer => new(ActionErrorCode.OemError, "The manufacturer's answer could not be used."),
        OemFailureReason.Rejected => new(ActionErrorCode.OemError, "The manufacturer refused the command."),
        OemFailureReason.Timeout => new(ActionErrorCode.Timeout, "The device or its manufacturer did not answer in time."),
        OemFailureReason.Asleep => new(ActionErrorCode.Timeout, "The device is asleep and did not wake in time."),
        OemFailureReason.RateLimited => Limited(NotDispatchedInTime),
        OemFailureReason.Offline => new(ActionErrorCode.DeviceOffline, "The manufacturer says that the device is offline."),
        OemFailureReason.Gone => new(ActionErrorCode.DeviceRemoved, "The manufacturer no longer knows this device."),
        OemFailureReason.SchedulerActive => new(ActionErrorCode.SchedulerActive,
            "The manufacturer's own scheduler holds the device. The same push with `onConflict: cancel_and_replace` clears it first."),
        OemFailureReason.CredentialsRejected or OemFailureReason.MfaRequired =>
            new(ActionErrorCode.InvalidCredentials, "The end user's account at the manufacturer lets us in no longer; the user has to reconnect."),
    };
}
