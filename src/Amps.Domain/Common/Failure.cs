namespace Amps.Domain.Common;

/// <summary>What went wrong, as far as a caller has to know. The API derives the HTTP status from it in one place.</summary>
public enum FailureKind
{
    Invalid,
    Unauthenticated,
    Forbidden,
    NotFound,
    NotAllowed,
    TooLarge,
    UnsupportedMedia,
    Conflict,
    Unprocessable,
    TooMany,
    Unexpected,
    BadAnswer,
    Unavailable,
    Timeout,
}

/// <summary>An expected failure, as a value.</summary>
/// <param name="Kind">The family of the failure.</param>
/// <param name="Code">A code of <see cref="ErrorCode"/>, part of the public contract.</param>
/// <param name="Message">One sentence for a developer; never holds a secret or an OEM's raw text.</param>
/// <param name="Details">A record of this solution that the code's row in the contract describes, or nothing.</param>
public sealed record Failure(FailureKind Kind, string Code, string Message, object? Details = null);
