using Amps.Domain.Common;

namespace Amps.Api.OpenApi;

/// <summary>Every error code for people: what it means and what to do. The reference's page and the OpenAPI document are made from it.</summary>
internal static class ErrorCatalogue
{
    /// <summary>What any call of the API can answer.</summary>
    public static IReadOnlyList<string> Everywhere { get; } =
    [
        ErrorCode.ValidationError,
        ErrorCode.Unauthorized,
        ErrorCode.InvalidApiKey,
        ErrorCode.ExpiredToken,
        ErrorCode.RateLimitExceeded,
        ErrorCode.InsufficientPermissions,
        ErrorCode.LiveAccessDisabled,
        ErrorCode.MethodNotAllowed,
        ErrorCode.InternalError,
    ];

    /// <summary>What a call can answer besides that has a body, or must not have one.</summary>
    public static IReadOnlyList<string> OfBodies { get; } = [ErrorCode.MalformedJson, ErrorCode.PayloadTooLarge, ErrorCode.UnsupportedMediaType];

    /// <summary>What a POST can answer besides.</summary>
    public static IReadOnlyList<string> OfPosts { get; } = [.. OfBodies, ErrorCode.IdempotencyInProgress, ErrorCode.IdempotencyKeyReused];

    /// <summary>What a command to a device can answer because of what the device takes.</summary>
    public static IReadOnlyList<string> OfCommands { get; } =
    [
        ErrorCode.DirectActionUnsupported,
        ErrorCode.UnsupportedMode,
        ErrorCode.UnsupportedParameter,
        ErrorCode.UnsupportedUnit,
        ErrorCode.ParameterOutOfRange,
        ErrorCode.ExecutionNotSupported,
    ];

    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        new(ErrorCode.ValidationError, 400, "The request cannot be read as what it should be.", "`details.issues` names each place and what it must be."),
        new(ErrorCode.MalformedJson, 400, "The body is not well-formed JSON.", "Send UTF-8 JSON; check quotes and commas."),
        new(ErrorCode.UnsupportedCredentialType, 400, "The manufacturer does not take this kind of credential.", "Offer one of its `authMethods` of `GET /oems`."),
        new(ErrorCode.UnsupportedAuthPath, 400, "The manufacturer cannot be connected in this way.", "Offer one of its `authMethods` of `GET /oems`."),
        new(ErrorCode.Unauthorized, 401, "The call carries no key.", "Send `x-api-key: <key>` or `Authorization: Bearer <key>`."),
        new(ErrorCode.InvalidApiKey, 401, "The key or access token is malformed, unknown, expired or revoked; the message says which.", "Check that the whole key was copied, or ask for a new one."),
        new(ErrorCode.ExpiredToken, 401, "The access token was good and has expired.", "Get a new one with `POST /oauth2/token`, or issue one by hand."),
        new(ErrorCode.RateLimitExceeded, 401, "Too many calls. (429 where the operator chose so.)", "Wait for `retry-after` seconds; the header `ratelimit` says how many calls are left."),
        new(ErrorCode.InvalidCredentials, 401, "The manufacturer refused the end user's sign-in.", "Ask the end user to sign in again."),
        new(ErrorCode.InsufficientPermissions, 403, "The key may not do this.", "Use a key with the permission that `details.required` names."),
        new(ErrorCode.LiveAccessDisabled, 403, "The customer is not enabled for live.", "Use a sandbox key, or ask the operator to enable live."),
        new(ErrorCode.DeviceOverage, 403, "The device is registered beyond the customer's allowance.", "Raise the allowance or remove a device."),
        new(ErrorCode.InvalidMfaCode, 403, "The second factor was wrong.", "Ask the end user for a new code."),
        new(ErrorCode.MfaRequired, 403, "The manufacturer asks for a second factor.", "Lead the end user through the journey."),
        new(ErrorCode.AccountLocked, 403, "The manufacturer has locked the end user's account.", "The end user has to unlock it there."),
        new(ErrorCode.DeviceNotFound, 404, "There is no such device: unknown, of another type, or not yours.", "List the devices to find its id and type."),
        new(ErrorCode.NotFound, 404, "There is no such action, schedule or user, or nothing at this address at all.", "Check the id, and the path against the reference."),
        new(ErrorCode.CredentialNotFound, 404, "There is no such credential.", "Lead the end user through the journey."),
        new(ErrorCode.MethodNotAllowed, 405, "The address does not take this method.", "The header `allow` names those that it takes."),
        new(ErrorCode.PayloadTooLarge, 413, "The body is larger than 64 KiB.", "Send less."),
        new(ErrorCode.UnsupportedMediaType, 415, "The body is not JSON.", "Send `content-type: application/json`."),
        new(ErrorCode.Conflict, 409, "Another action stands in the way, or a schedule is not the one that `if-match` names; `details.reason` says how.", "Choose one of `details.strategies`, or wait; read the schedule again."),
        new(ErrorCode.ActionNotCancellable, 409, "The action has been sent or has ended.", "Read the action; push another one to change the device."),
        new(ErrorCode.IdempotencyInProgress, 409, "The first call with this idempotency key is still running.", "Repeat in a moment."),
        new(ErrorCode.UnsupportedMode, 422, "This device does not take this command.", "`details.deviceCapabilities` lists those that it takes."),
        new(ErrorCode.UnsupportedParameter, 422, "This device does not take this parameter.", "`details.deviceCapabilities` lists those that it takes."),
        new(ErrorCode.UnsupportedUnit, 422, "The parameter has another unit.", "`details.supportedUnits` lists its units."),
        new(ErrorCode.ParameterOutOfRange, 422, "The value lies outside the device's bounds.", "Stay within them."),
        new(ErrorCode.ExecutionNotSupported, 422, "The command cannot be scheduled or windowed in this way.", "`details.supportedExecution` lists the ways."),
        new(ErrorCode.StartInPast, 422, "`start` lies more than 60 s in the past.", "Choose a later one, or leave it away."),
        new(ErrorCode.StartOutOfRange, 422, "`start` lies more than 720 h ahead, or the `at` of a slot more than 366 days.", "Choose an earlier one."),
        new(ErrorCode.InvalidTimeWindow, 422, "`start` and `end` make no window; `details.reason` says why.", "Send the plant's wall clock, `end` after `start`."),
        new(ErrorCode.DirectActionUnsupported, 422, "Devices of this type take no commands.", "None: they can only be read."),
        new(ErrorCode.UnsupportedSetting, 422, "This device has no such setting.", "`details.deviceCapabilities` lists those that it takes."),
        new(ErrorCode.ReadOnlySetting, 422, "The setting can only be read.", "Leave it away; `details.deviceCapabilities` lists those that it takes."),
        new(ErrorCode.IdempotencyKeyReused, 422, "The idempotency key was used with another body.", "Use a new key for a new request."),
        new(ErrorCode.InternalError, 500, "Something went wrong on our side.", "Repeat; if it stays, tell the operator the `requestId`."),
        new(ErrorCode.OemError, 502, "The manufacturer refused what was asked of it, or its answer could not be used.", "Repeat later. Of a settings write, `details.updated` and `details.failed` say what is written."),
        new(ErrorCode.ServiceUnavailable, 503, "The manufacturer cannot be reached or takes no more calls, and nothing is stored.", "Repeat later."),
        new(ErrorCode.DeviceOffline, 503, "The manufacturer says that the device is offline.", "Repeat when the device is online."),
        new(ErrorCode.Timeout, 504, "The device or its manufacturer did not answer in time, and nothing is stored that could be read instead.", "Repeat later; that is safe."),
    ];

    private static readonly Dictionary<string, ErrorEntry> ByCode = All.ToDictionary(entry => entry.Code, StringComparer.Ordinal);

    public static ErrorEntry Of(string code) => ByCode[code];
}

/// <summary>One error code.</summary>
/// <param name="Code">The word.</param>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Remedy">What the caller can do.</param>
internal sealed record ErrorEntry(string Code, int Status, string Meaning, string Remedy);
