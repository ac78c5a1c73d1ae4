using Amps.Domain.Common;

namespace Amps.Domain.Journeys;

/// <summary>Why a journey does not take what it is given. Its pages tell them apart by these values.</summary>
public static class JourneyFailures
{
    /// <summary>There is no such journey any more, or never was.</summary>
    public static Failure NotFound { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such link session.");

    /// <summary>A link that was opened already.</summary>
    public static Failure Used { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "This link was opened already.");

    public static Failure Expired { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "This link session has expired.");

    /// <summary>The journey belongs to another browser, or this one has lost its cookie.</summary>
    public static Failure OtherBrowser { get; } = new(FailureKind.Forbidden, ErrorCode.Unauthorized, "This journey was begun in another browser.");

    /// <summary>The form was for another step, or was sent already: the page to show is the current one.</summary>
    public static Failure OldStep { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "This step was taken already.");

    /// <summary>What was chosen is not on offer.</summary>
    public static Failure NotOffered { get; } = new(FailureKind.Invalid, ErrorCode.ValidationError, "This is not on offer here.");
}
