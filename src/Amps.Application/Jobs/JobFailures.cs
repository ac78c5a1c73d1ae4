using Amps.Domain.Common;

namespace Amps.Application.Jobs;

internal static class JobFailures
{
    /// <summary>Somebody was faster: a worker, another operator, or its end.</summary>
    public static Failure MovedOn { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "It does not wait for this try any more: a worker has it, it has ended, or somebody else was faster. Nothing was changed.");

    public static Failure UnknownQueue { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such queue.");

    public static Failure UnknownJob { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such recurring job.");
}
