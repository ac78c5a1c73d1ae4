using System.Text.Json.Serialization;
using Amps.Domain.Customers;

namespace Amps.Api.Envelope;

/// <summary>What every successful call answers.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Data">What was asked for.</param>
/// <param name="Meta">About this call.</param>
public sealed record SuccessEnvelope<T>(bool Success, T Data, SuccessMeta Meta);

/// <summary>About a call that succeeded.</summary>
/// <param name="RequestId">Equal to the header <c>x-request-id</c>.</param>
/// <param name="Environment">The world that the key sees.</param>
/// <param name="Timestamp">When the answer was made.</param>
/// <param name="LatencyMs">How long that took, in ms.</param>
public sealed record SuccessMeta(string RequestId, AmpsEnvironment Environment, DateTimeOffset Timestamp, int LatencyMs);

/// <summary>What every failed call answers.</summary>
/// <param name="Success">Always false.</param>
/// <param name="Error">What went wrong.</param>
/// <param name="Meta">About this call.</param>
public sealed record ErrorEnvelope(bool Success, ErrorBody Error, ErrorMeta Meta);

/// <summary>What went wrong.</summary>
/// <param name="Code">A stable word; the reference explains each.</param>
/// <param name="Message">One sentence for a developer.</param>
/// <param name="Details">
/// What else there is to say, by code: <c>issues</c>, each with <c>path</c> and <c>message</c> (VALIDATION_ERROR), <c>retryAfterSeconds</c> (RATE_LIMIT_EXCEEDED),
/// <c>required</c> (INSUFFICIENT_PERMISSIONS), <c>reason</c> (CONFLICT, INVALID_TIME_WINDOW), <c>deviceCapabilities</c> and the like where a device does not take what it is told,
/// <c>source</c>, <c>vendor</c> and <c>deviceId</c> where a manufacturer failed. The reference shows those of each code; absent where there is nothing more to say.
/// </param>
public sealed record ErrorBody(string Code, string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Details);

/// <summary>About a call that failed.</summary>
/// <param name="RequestId">Equal to the header <c>x-request-id</c>; tell it to support.</param>
/// <param name="Environment">The world that the key sees, where a key was accepted.</param>
/// <param name="Timestamp">When the answer was made.</param>
/// <param name="Path">What was called, without the query, at most 200 characters.</param>
/// <param name="LatencyMs">How long that took, in ms.</param>
public sealed record ErrorMeta(
    string RequestId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AmpsEnvironment? Environment,
    DateTimeOffset Timestamp,
    string Path,
    int LatencyMs);
