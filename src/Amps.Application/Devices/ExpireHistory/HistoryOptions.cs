using System.ComponentModel.DataAnnotations;

namespace Amps.Application.Devices.ExpireHistory;

/// <summary>How long histories are kept, section <c>History</c>. Days are kept for ever.</summary>
public sealed class HistoryOptions
{
    /// <summary>Days for which single readings are kept, at least; they stay longer where they are not rolled up yet. The default value is 90.</summary>
    [Range(1, 36_500, ErrorMessage = "History:RawDays must be from 1 to 36500.")]
    public int RawDays { get; init; } = 90;

    /// <summary>Days for which hours are kept. The default value is 730.</summary>
    [Range(1, 36_500, ErrorMessage = "History:HourDays must be from 1 to 36500.")]
    public int HourDays { get; init; } = 730;
}
