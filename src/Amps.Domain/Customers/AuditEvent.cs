using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Customers;

/// <summary>Who did what to what, when and from where. Written in the same save as the change; sealed into its store's chain just after, and never changed again.</summary>
public sealed class AuditEvent : IOwned
{
    private AuditEvent()
    {
    }

    public AuditEventId Id { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>For example <c>cli:ada@host</c>, <c>key:key_…</c> or <c>journey:lnk_…</c>.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>The network address that the actor's call came from; none for what is done on this machine.</summary>
    public string? Address { get; private init; }

    /// <summary>A word of <see cref="AuditAction"/>.</summary>
    public string Action { get; private init; } = "";

    /// <summary>The customer it concerns.</summary>
    public CustomerId CustomerId { get; private init; }

    /// <summary>The id of what was changed.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>What changed, as a JSON object; never a secret, and never the id of an end user.</summary>
    public string? Details { get; private init; }

    /// <summary>Its place in its store's chain, from 1; none until it is sealed.</summary>
    public long? Sequence { get; private init; }

    /// <summary>Of all of the above and of the event before; none until it is sealed.</summary>
    public string? Hash { get; private init; }

    /// <param name="action">A word of <see cref="AuditAction"/>.</param>
    /// <param name="origin">Who, and from where.</param>
    /// <param name="customer">Whom it concerns.</param>
    /// <param name="subject">The id of what was changed.</param>
    /// <param name="now">This instant.</param>
    /// <param name="details">What changed, as a JSON object.</param>
    public static AuditEvent Of(string action, AuditOrigin origin, CustomerId customer, string subject, DateTimeOffset now, string? details = null) => new()
    {
        Id = EntityId.New<AuditEventId>(now),
        At = now,
        Actor = origin.Actor,
        Address = origin.Address,
        Action = action,
        CustomerId = customer,
        Subject = subject,
        Details = details,
    };
}

/// <summary>Who acts, and from where.</summary>
/// <param name="Actor">In the words of the audit log.</param>
/// <param name="Address">The network address; none on this machine.</param>
public sealed record AuditOrigin(string Actor, string? Address);

/// <summary>Where a store's chain of audit events begins and ends: its one row, signed, so that neither end can be cut off unseen.</summary>
public sealed class AuditHead
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>The place of the last sealed event; 0 before the first.</summary>
    public long Sequence { get; set; }

    /// <summary>The hash of the last sealed event.</summary>
    public string Hash { get; set; } = "";

    /// <summary>The place before the oldest event that is kept; 0 as long as all are.</summary>
    public long Dropped { get; set; }

    /// <summary>The hash of that event.</summary>
    public string DroppedHash { get; set; } = "";

    /// <summary>Of all of the above.</summary>
    public string Signature { get; set; } = "";
}
