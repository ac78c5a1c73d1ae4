using Amps.Domain.Common;

namespace Amps.Domain.Customers;

/// <summary>Who did what to what, and when. Written in the same save as the change; never changed afterwards.</summary>
public sealed class AuditEvent
{
    /// <summary>In the customer's place where it concerns none: operators, and what belongs to the server.</summary>
    public static readonly CustomerId NoCustomer = CustomerId.Trust("amps");

    private AuditEvent()
    {
    }

    public AuditEventId Id { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>For example <c>cli:ada@host</c> or <c>key:key_…</c>.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>A word of <see cref="AuditAction"/>.</summary>
    public string Action { get; private init; } = "";

    /// <summary>The customer it concerns.</summary>
    public CustomerId CustomerId { get; private init; }

    /// <summary>The id of what was changed.</summary>
    public string Subject { get; private init; } = "";

    public static AuditEvent Of(string action, string actor, CustomerId customer, string subject, DateTimeOffset now) => new()
    {
        Id = EntityId.New<AuditEventId>(now),
        At = now,
        Actor = actor,
        Action = action,
        CustomerId = customer,
        Subject = subject,
    };
}

/// <summary>The words of the audit log. Stored, so they keep their meaning for ever.</summary>
public static class AuditAction
{
    public const string CustomerCreated = "customer.created";
    public const string LiveEnabled = "customer.live_enabled";
    public const string LiveDisabled = "customer.live_disabled";
    public const string KeyCreated = "key.created";
    public const string KeyRevoked = "key.revoked";
    public const string TiersSet = "customer.tiers_set";
    public const string AppCreated = "app.created";
    public const string AppChanged = "app.changed";
    public const string AppDeleted = "app.deleted";
    public const string PersonInvited = "person.invited";
    public const string PersonLinked = "person.link_given";
    public const string PersonJoined = "person.password_chosen";
    public const string PersonRoleChanged = "person.role_changed";
    public const string PersonRemoved = "person.removed";
    public const string PersonSignedIn = "person.signed_in";
    public const string PersonLockedOut = "person.locked_out";
    public const string PasswordChanged = "person.password_changed";
    public const string SecondFactorBegun = "person.second_factor_begun";
    public const string SecondFactorEnded = "person.second_factor_ended";
}
