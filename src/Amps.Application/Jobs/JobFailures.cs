using Amps.Domain.Common;

namespace Amps.Application.Jobs;

internal static class JobFailures
{
    public static Failure UnknownJob { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such recurring job.");
}
