using Amps.Domain.Common;

namespace Amps.Domain.People;

/// <summary>What managing people and their sign-in refuses.</summary>
public static class PeopleFailures
{
    /// <summary>Unknown, or a member of another customer.</summary>
    public static Failure UnknownPerson { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such person.");

    public static Failure UnknownSession { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such session.");

    public static Failure EmailTaken { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "Somebody with this email address is here already.");

    public static Failure LastOwner { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "There would be no owner left. Make somebody else an owner first.");

    public static Failure LinkSpent { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "This link was used, was replaced by a newer one, or is older than 24 hours.");

    public static Failure OwnSecondFactor { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "Nobody takes away his own second factor so. Turn it off in your account, or ask another operator.");

    public static Failure HasSecondFactor { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "A second factor is set up already.");

    public static Failure WrongCode { get; } = new(FailureKind.Forbidden, ErrorCode.InvalidMfaCode, "The code is wrong or was used already, or there were too many attempts. After five wrong ones wait; a code that is refused then is not used up.");

    public static Failure BadPassword(string problem) => new(FailureKind.Invalid, ErrorCode.ValidationError, problem);
}
