using Amps.Domain.Common;

namespace Amps.Domain.Customers;

/// <summary>What managing customers and their keys refuses.</summary>
public static class CustomerFailures
{
    public static Failure UnknownCustomer { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such customer.");

    public static Failure UnknownKey { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such key.");

    public static Failure UnknownToken { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such access token.");

    public static Failure KeyHasEnded { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "The key is revoked, disabled or expired.");

    public static Failure SecretIsLost { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "The key's internal secret cannot be opened with this master key. Rotate it, which starts a new one.");

    public static Failure TooManyApps { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, $"There are {CustomerApp.Most} apps already. Delete one that is not needed.");

    public static Failure UnknownApp { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such app.");

    /// <summary>What a customer's own people and programs may not do, whomever it concerns.</summary>
    public static Failure OperatorsOnly { get; } = new(FailureKind.Forbidden, ErrorCode.InsufficientPermissions, "Only operators may do this.");

    /// <summary>Somebody else was quicker.</summary>
    public static Failure Changed { get; } = new(FailureKind.Conflict, ErrorCode.Conflict, "Somebody else changed this meanwhile. Nothing of yours was saved.");
}
