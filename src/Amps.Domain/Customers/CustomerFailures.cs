using Amps.Domain.Common;

namespace Amps.Domain.Customers;

/// <summary>What managing customers and their keys refuses.</summary>
public static class CustomerFailures
{
    public static Failure UnknownCustomer { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such customer.");

    public static Failure UnknownKey { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such key.");

    public static Failure UnknownApp { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such app.");

    /// <summary>Somebody else was quicker.</summary>
    public static Failure Changed { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "Somebody else changed this meanwhile. Nothing of yours was saved.");
}
