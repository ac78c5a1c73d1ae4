using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Domain.Devices;

/// <summary>What the use cases around devices refuse.</summary>
public static class DeviceFailures
{
    /// <summary>Unknown, of another customer, of the other environment, of another type: one answer, so that nothing can be told apart.</summary>
    public static Failure NotFound { get; } = new(FailureKind.NotFound, ErrorCode.DeviceNotFound, "There is no such device.");

    public static Failure NothingDiscovered { get; } = new(FailureKind.Unavailable, ErrorCode.ServiceUnavailable, "The manufacturer did not say which devices the account holds.");

    /// <param name="details">Which allowance; nothing where it is being raised at this moment.</param>
    public static Failure Overage(OverageDetails? details) => new(FailureKind.Forbidden, ErrorCode.DeviceOverage,
        "The device is registered beyond the customer's allowance. Raise the allowance or remove a device.", details);
}
