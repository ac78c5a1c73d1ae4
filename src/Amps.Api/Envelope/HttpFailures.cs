using Amps.Domain.Common;

namespace Amps.Api.Envelope;

/// <summary>What is refused before any use case is reached, and what must never happen.</summary>
internal static class HttpFailures
{
    public static Failure UnknownRoute { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is nothing here. The reference stands at /docs.");

    public static Failure MethodNotAllowed { get; } = new(FailureKind.NotAllowed, ErrorCode.MethodNotAllowed, "This address does not take that method; the header `allow` names those that it takes.");

    public static Failure TooLarge { get; } = new(FailureKind.TooLarge, ErrorCode.PayloadTooLarge, "The body is larger than 64 KiB.");

    public static Failure UnsupportedMedia { get; } = new(FailureKind.UnsupportedMedia, ErrorCode.UnsupportedMediaType, "The body must be `application/json`, in UTF-8.");

    public static Failure MalformedJson { get; } = new(FailureKind.Invalid, ErrorCode.MalformedJson, "The body is not well-formed JSON.");

    public static Failure Unexpected { get; } = new(FailureKind.Unexpected, ErrorCode.InternalError, "Something went wrong on our side. It is logged with the request id.");
}
