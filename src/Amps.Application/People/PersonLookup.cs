using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Journeys;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People;

internal static class PersonLookup
{
    /// <summary>Loads a person to change; one of another customer is nobody.</summary>
    public static Task<Person?> FindPersonAsync(this IPlatformDb db, RequestScope scope, PersonId id, CancellationToken cancellationToken)
    {
        var people = db.People.Where(person => person.Id == id);
        if (!scope.IsOperator) people = people.Where(person => person.CustomerId != null && person.CustomerId == scope.Owner);
        return people.SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Loads whoever has an email address. What cannot be one is nobody's, and is not looked for: PostgreSQL refuses a NUL.</summary>
    public static Task<Person?> FindByEmailAsync(this IPlatformDb db, string email, CancellationToken cancellationToken)
    {
        var sought = EmailRule.IsValid(email) ? EmailRule.Normalise(email) : "";
        return db.People.SingleOrDefaultAsync(person => person.Email == sought, cancellationToken);
    }

    /// <summary>Loads a session with its person; nothing where it has ended.</summary>
    public static async Task<OwnSession?> FindSessionAsync(this IPlatformDb db, SessionId id, CancellationToken cancellationToken)
    {
        var found = await (
            from session in db.Sessions
            join person in db.People on session.PersonId equals person.Id
            where session.Id == id
            select new { Session = session, Person = person }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new OwnSession(found.Session, found.Person);
    }

    /// <summary>Loads how often sign-ins by an address failed; begins to count where none did.</summary>
    public static async Task<SignInFailures> FailuresOfAsync(this IPlatformDb db, string email, CancellationToken cancellationToken)
    {
        var hash = OneTimeSecret.HashOf(EmailRule.Normalise(email));
        if (await db.SignInFailures.SingleOrDefaultAsync(row => row.EmailHash == hash, cancellationToken) is { } known) return known;

        var none = SignInFailures.Of(hash);
        db.SignInFailures.Add(none);
        return none;
    }

    /// <summary>Whether a customer keeps an owner who can sign in without this one. Of two such changes at once, one begins anew.</summary>
    public static async Task<bool> IsLastOwnerAsync(this IPlatformDb db, Person person, CancellationToken cancellationToken)
    {
        if (person.Role != PersonRole.Owner || !person.HasJoined) return false;

        var others = await db.People
            .Where(other => other.CustomerId == person.CustomerId && other.Role == PersonRole.Owner && other.PasswordHash != null && other.Id != person.Id)
            .ToListAsync(cancellationToken);
        foreach (var other in others) other.Pass();
        return others.Count == 0;
    }
}

/// <summary>A session and whose it is, both tracked.</summary>
internal sealed record OwnSession(PersonSession Session, Person Person);
