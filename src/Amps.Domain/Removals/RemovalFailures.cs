using Amps.Domain.Common;

namespace Amps.Domain.Removals;

/// <summary>What the use cases around end users refuse.</summary>
public static class RemovalFailures
{
    /// <summary>Never seen, of another customer, of the other environment, or erased: one answer, so that nothing can be told apart.</summary>
    public static Failure UserNotFound { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such user.");
}
