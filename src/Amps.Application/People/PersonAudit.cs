using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People;

/// <summary>Tells the audit log what becomes of people.</summary>
internal static class PersonAudit
{
    /// <summary>What whoever acts does to somebody.</summary>
    public static void Audit(this IPlatformDb db, RequestScope scope, string action, Person person, DateTimeOffset now, params (string Name, string? Value)[] details) =>
        db.Audit(scope, action, person.Owner, person.Id.Value, now, details);

    /// <summary>What somebody does for itself, also where nobody was signed in before.</summary>
    public static void AuditOwn(this IPlatformDb db, RequestScope scope, string action, Person person, DateTimeOffset now) =>
        db.AuditEvents.Add(AuditEvent.Of(action, scope.Origin with { Actor = person.Actor }, person.Owner, person.Id.Value, now));
}
