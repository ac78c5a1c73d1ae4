using Amps.Domain.Customers;

namespace Amps.Domain.Devices.History;

/// <summary>How far a device's history has been rolled up, and when there is work on it next.</summary>
public sealed class HistoryProgress : IOwned
{
    /// <summary>How long after its end a bucket is closed. By then the reading after its end, over which it may be bridged, is stored or will never be.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    /// <summary>How often a device's history is searched for what is too old.</summary>
    public static readonly TimeSpan ExpiryInterval = TimeSpan.FromDays(1);

    // Bounds what is closed in one save.
    private static readonly TimeSpan Stretch = TimeSpan.FromHours(24);

    private HistoryProgress()
    {
    }

    public CustomerId CustomerId { get; private init; }

    public DeviceId DeviceId { get; private init; }

    /// <summary>The end of the last closed hour; none before the first.</summary>
    public DateTimeOffset? HoursUntil { get; private set; }

    /// <summary>The end of the last closed day; none before the first.</summary>
    public DateTimeOffset? DaysUntil { get; private set; }

    /// <summary>When a bucket can be closed; none while all are.</summary>
    public DateTimeOffset? RollUpAt { get; private set; }

    /// <summary>When to look for what is too old; none while nothing can become so.</summary>
    public DateTimeOffset? ExpireAt { get; private set; }

    /// <summary>The earlier of both.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Counts the changes, so that a reading which arrives while buckets are being closed is not overlooked.</summary>
    public int Version { get; private set; }

    public static HistoryProgress Begin(Device device) => new() { CustomerId = device.CustomerId, DeviceId = device.Id };

    /// <summary>Whether a reading is the first of its hour, and so has to be noted.</summary>
    public static bool Opens(DateTimeOffset? before, DateTimeOffset at) => before is not { } known || HourOf(known).Start != HourOf(at).Start;

    /// <summary>The end of the buckets from a start on that can be closed now, about a day's worth at most; the start itself where none can.</summary>
    public static DateTimeOffset ClosableUntil(BucketCalendar calendar, DateTimeOffset start, DateTimeOffset now)
    {
        var end = start;
        while (calendar.Around(end).End is var next && next + Settling <= now && (end == start || next - start <= Stretch)) end = next;
        return end;
    }

    public DateTimeOffset? Until(BucketSize size) => size switch { BucketSize.Hour => HoursUntil, BucketSize.Day => DaysUntil };

    /// <summary>Notes a reading that opened an hour: it will have to be closed.</summary>
    public void Note(DateTimeOffset at) => Plan(Earlier(RollUpAt, HourOf(at).End + Settling), ExpireAt ?? at + ExpiryInterval);

    /// <summary>Notes that all buckets of a size that end by then are closed.</summary>
    public void Close(BucketSize size, DateTimeOffset until)
    {
        if (size == BucketSize.Hour) HoursUntil = until;
        else DaysUntil = until;
    }

    /// <summary>Notes when the next bucket can be closed.</summary>
    public void PlanRollUp(DateTimeOffset? at) => Plan(at, ExpireAt);

    /// <summary>Notes when to look for what is too old.</summary>
    public void PlanExpiry(DateTimeOffset? at) => Plan(RollUpAt, at);

    /// <summary>Readings before this one are in closed hours and days, and no open one is bridged from them.</summary>
    public DateTimeOffset? RolledUpUntil() => HoursUntil is { } hours && DaysUntil is { } days ? (hours < days ? hours : days) - HistoryCourse.LongestBridge : null;

    private static BucketSpan HourOf(DateTimeOffset at) => new BucketCalendar(BucketSize.Hour, "UTC").Around(at);

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private void Plan(DateTimeOffset? rollUpAt, DateTimeOffset? expireAt)
    {
        RollUpAt = rollUpAt;
        ExpireAt = expireAt;
        DueAt = Earlier(rollUpAt, expireAt);
        Version++;
    }
}
