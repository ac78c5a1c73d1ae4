using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People;

/// <summary>What several use cases do to people, each in its own save.</summary>
internal static class PersonChanges
{
    /// <summary>Counts a wrong answer to what a session asked for again; the fifth ends it.</summary>
    public static Proof NoteWrongProof(this IPlatformDb db, OwnSession own, RequestScope scope, DateTimeOffset now)
    {
        if (!own.Session.NoteWrongProof()) return Proof.Wrong;

        db.Sessions.Remove(own.Session);
        db.AuditOwn(scope, AuditAction.PersonLockedOut, own.Person, now);
        return Proof.Wrong;
    }

    /// <summary>Takes somebody away, with every session.</summary>
    public static async Task RemoveAsync(this IPlatformDb db, Person person, RequestScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.Sessions.RemoveRange(await db.Sessions.Where(session => session.PersonId == person.Id).ToListAsync(cancellationToken));
        db.People.Remove(person);
        db.Audit(scope, AuditAction.PersonRemoved, person, now, ("email", person.Email)); // Afterwards the log alone knows whose id it was.
    }
}
