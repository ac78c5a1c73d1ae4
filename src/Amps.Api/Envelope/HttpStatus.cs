using Amps.Domain.Common;

namespace Amps.Api.Envelope;

/// <summary>The one map from failures to HTTP. A new kind does not compile until its status is decided here.</summary>
internal static class HttpStatus
{
    /// <param name="kind">The kind of the failure.</param>
    /// <param name="tooMany">What the option <c>RateLimit:Status</c> says.</param>
    public static int Of(FailureKind kind, int tooMany) => kind switch
    {
        FailureKind.Invalid => StatusCodes.Status400BadRequest,
        FailureKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        FailureKind.Forbidden => StatusCodes.Status403Forbidden,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.NotAllowed => StatusCodes.Status405MethodNotAllowed,
        FailureKind.Conflict => StatusCodes.Status409Conflict,
        FailureKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        FailureKind.UnsupportedMedia => StatusCodes.Status415UnsupportedMediaType,
        FailureKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        FailureKind.TooMany => tooMany,
        FailureKind.Unexpected => StatusCodes.Status500InternalServerError,
        FailureKind.BadAnswer => StatusCodes.Status502BadGateway,
        FailureKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        FailureKind.Timeout => StatusCodes.Status504GatewayTimeout,
    };
}
