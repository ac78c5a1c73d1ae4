using System.Globalization;
using Amps.Domain.Actions;
using Amps.Domain.Common;

namespace Amps.Domain.Schedules;

/// <summary>What the use cases around schedules refuse.</summary>
public static class ScheduleFailures
{
    /// <summary>Unknown, of another customer, or of the other environment.</summary>
    public static Failure NotFound { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "There is no such schedule.");

    /// <summary>The device is there and has none.</summary>
    public static Failure None { get; } = new(FailureKind.NotFound, ErrorCode.NotFound, "The device has no schedule.");

    /// <summary>Somebody else changed the schedule since the caller read it.</summary>
    /// <param name="current">What its answer carries now; none where there is no schedule.</param>
    public static Failure EtagMismatch(string? current) => new(FailureKind.Conflict, ErrorCode.Conflict,
        "The schedule is not the one that `if-match` names. Read it again before you change it.", new EtagDetails(ConflictReason.EtagMismatch, current));

    /// <summary>A slot's command that the device does not take: the push's own failure, and which slot it is.</summary>
    public static Failure InSlot(int slot, Failure failure) => failure with { Message = $"`slots[{slot.ToString(CultureInfo.InvariantCulture)}]`: {failure.Message}" };

    public static Failure AtInPast(int slot) => new(FailureKind.Unprocessable, ErrorCode.StartInPast,
        $"`slots[{slot.ToString(CultureInfo.InvariantCulture)}].at` lies more than 60 s in the past.");

    public static Failure AtOutOfRange(int slot) => new(FailureKind.Unprocessable, ErrorCode.StartOutOfRange,
        string.Create(CultureInfo.InvariantCulture, $"`slots[{slot}].at` lies more than {Schedule.Horizon.TotalDays} days ahead."));
}

/// <summary>CONFLICT over <c>if-match</c>.</summary>
/// <param name="Reason">Always <c>etag_mismatch</c>.</param>
/// <param name="Etag">The schedule's now; null where there is none.</param>
public sealed record EtagDetails(ConflictReason Reason, string? Etag);
