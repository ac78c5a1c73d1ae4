using Amps.Domain.Webhooks;

namespace Amps.Api.OpenApi;

/// <summary>What the document says about each event. One without words stops the document from being made.</summary>
internal static class WebhookTexts
{
    public const string Delivery = """
        Sent at least once and in no promised order to each endpoint that subscribes to it; a repetition has the same `svix-id` and the same body to the byte.
        Check the signature before anything else: an HMAC-SHA256 of `{id}.{timestamp}.{raw body}`, keyed with the base64 after `whsec_` of the endpoint's secret.
        """;

    private static readonly Dictionary<string, (string Summary, string Description)> Known = new(StringComparer.Ordinal)
    {
        [EventCatalogue.DeviceConnected] = ("A device was connected", "An end user connected the device, or it was added in the sandbox."),
        [EventCatalogue.DeviceReconnected] = ("A device was reconnected", "The end user signed in again, and the device can be read and commanded as before."),
        [EventCatalogue.DeviceDisconnected] = ("A device was disconnected", "The manufacturer no longer takes the account. Send the end user to `reconnectionUrl`, where there is one."),
        [EventCatalogue.DeviceRemoved] = ("A device was removed", "The device, its schedule and its history are gone."),
        [EventCatalogue.DeviceOverage] = ("A device is beyond the allowance", "It is still listed, and can be neither read nor commanded until it is within the allowance again."),
        [EventCatalogue.DeviceOverageLifted] = ("A device is within the allowance again", "It can be read and commanded as before."),
        [EventCatalogue.PushCompleted] = ("A push is completed", "The manufacturer accepted the command; of a window, at its start."),
        [EventCatalogue.PushFailed] = ("A push failed", "`errorCode` says why."),
        [EventCatalogue.PushCancelled] = ("A push was cancelled", "It was called off before it was sent; `reason` says why."),
        [EventCatalogue.PushReverted] = ("A window was reverted", "The window is over, and the device has back the mode that it had before."),
        [EventCatalogue.PushRevertFailed] = ("A window was not reverted", "The window is over, and the device could not be given back the mode that it had before."),
        [EventCatalogue.ScheduleCreated] = ("A schedule was created", "The device had none before."),
        [EventCatalogue.ScheduleUpdated] = ("A schedule was changed", "Another one took the place of the device's schedule."),
        [EventCatalogue.ScheduleCancelled] = ("A schedule was cancelled", "It runs no more; an open window is still reverted."),
        [EventCatalogue.ScheduleSlotFailed] = ("A slot of a schedule failed", "The action that the slot became failed; `reason` is its error code."),
        [EventCatalogue.ScheduleSlotSkipped] = ("A slot of a schedule was skipped", "The slot became no action; `reason` says why."),
    };

    public static (string Summary, string Description) Of(string type) => Known[type];
}
