using Amps.Domain.Common;

namespace Amps.Application.Common;

/// <summary>A request that cannot be read as what it should be.</summary>
public static class ValidationFailure
{
    public static Failure Of(IReadOnlyList<ValidationIssue> issues) => new(FailureKind.Invalid, ErrorCode.ValidationError,
        issues.Count == 1 ? issues[0].Message : $"{issues.Count} things in the request are not valid; `details.issues` lists them.",
        new ValidationDetails(issues));
}

public sealed record ValidationDetails(IReadOnlyList<ValidationIssue> Issues);

/// <summary>One thing that is wrong.</summary>
/// <param name="Path">The query parameter, or the place in the body.</param>
/// <param name="Message">What is wrong with it and what would be right.</param>
public sealed record ValidationIssue(string Path, string Message);
