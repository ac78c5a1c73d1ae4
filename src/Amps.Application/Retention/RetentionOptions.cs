using System.ComponentModel.DataAnnotations;

namespace Amps.Application.Retention;

/// <summary>How long rows are kept, section <c>Retention</c>. What a client was promised cannot be shortened.</summary>
public sealed class RetentionOptions
{
    /// <summary>Days that an action is kept after it was created, once it has ended. The default value is 400.</summary>
    [Range(31, 36_500, ErrorMessage = "Retention:ActionDays must be from 31 to 36500.")]
    public int ActionDays { get; init; } = 400;

    /// <summary>Days that a webhook message is kept with its deliveries and their attempts; <c>GET /events</c> promises 30. The default value is 30.</summary>
    [Range(30, 36_500, ErrorMessage = "Retention:MessageDays must be from 30 to 36500.")]
    public int MessageDays { get; init; } = 30;

    /// <summary>Days that a message is kept, and can be replayed, which an endpoint did not take. The default value is 90.</summary>
    [Range(30, 36_500, ErrorMessage = "Retention:UndeliveredDays must be from 30 to 36500.")]
    public int UndeliveredDays { get; init; } = 90;

    /// <summary>The fewest days that an audit event is kept; the databases themselves refuse to delete younger ones.</summary>
    public const int LeastAuditDays = 730;

    /// <summary>Days that an audit event is kept. The default value is 730.</summary>
    [Range(LeastAuditDays, 36_500, ErrorMessage = "Retention:AuditDays must be from 730 to 36500.")]
    public int AuditDays { get; init; } = LeastAuditDays;

    /// <summary>Days that a device's single readings are kept, at least: one that is not rolled up yet stays. The default value is 90.</summary>
    [Range(1, 36_500, ErrorMessage = "Retention:ReadingDays must be from 1 to 36500.")]
    public int ReadingDays { get; init; } = 90;

    /// <summary>Days that the hours of a device's history are kept; its days are kept for good. The default value is 730.</summary>
    [Range(1, 36_500, ErrorMessage = "Retention:HourDays must be from 1 to 36500.")]
    public int HourDays { get; init; } = 730;
}
