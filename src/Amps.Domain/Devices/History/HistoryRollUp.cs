using Amps.Domain.Customers;

namespace Amps.Domain.Devices.History;

/// <summary>A closed bucket, kept when its readings are gone.</summary>
public sealed class HistoryRollUp : IOwned
{
    private HistoryRollUp()
    {
    }

    public CustomerId CustomerId { get; private init; }

    public DeviceId DeviceId { get; private init; }

    public BucketSize Size { get; private init; }

    public DateTimeOffset Start { get; private init; }

    public HistoryBucket Bucket { get; private init; } = null!;

    public static HistoryRollUp Of(Device device, BucketSize size, HistoryBucket bucket) =>
        new() { CustomerId = device.CustomerId, DeviceId = device.Id, Size = size, Start = bucket.Start, Bucket = bucket };
}
