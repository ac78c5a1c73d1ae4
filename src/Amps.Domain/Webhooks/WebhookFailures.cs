using Amps.Domain.Common;

namespace Amps.Domain.Webhooks;

/// <summary>What the use cases around webhooks refuse.</summary>
public static class WebhookFailures
{
    /// <summary>Unknown, of another customer, or of the other environment.</summary>
    public static Failure EndpointNotFound { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such webhook endpoint.");

    public static Failure MessageNotFound { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such message, or it is no longer kept.");

    /// <summary>The delivery was taken over by another worker, or is no longer owed.</summary>
    public static Failure DeliveryNotFound { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such delivery.");

    /// <summary>The key ring that sealed the secret is gone.</summary>
    public static Failure SecretLost { get; } = new(FailureKind.Unexpected, ErrorCode.InternalError,
        "The endpoint's secret cannot be opened: the master key or the key ring is not the one it was stored with. Rotate the secret.");

    public static Failure TooManyEndpoints { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, $"There are {WebhookEndpoint.Most} endpoints already. Delete one that is not needed.");

    public static Failure TooManyTests { get; } = new(FailureKind.TooMany, ErrorCode.RateLimitExceeded, "An endpoint takes 10 test events a minute. Wait a moment.");

    public static Failure EndpointDisabled { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "The endpoint is disabled. Enable it first.");
}
