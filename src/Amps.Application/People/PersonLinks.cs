using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People;

/// <summary>The links by which people choose a password. No mail is sent: whoever asks for one passes it on.</summary>
internal static class PersonLinks
{
    /// <summary>Makes a link's secret part.</summary>
    public static (string Token, string Hash) New()
    {
        var token = OneTimeSecret.New();
        return (token, OneTimeSecret.HashOf(token));
    }

    public static PersonLink Of(Person person, string token, IPublicAddress address) => new(person.Id, person.Email, $"{address.Base}/dashboard/link?token={token}", person.LinkExpiresAt!.Value);

    /// <summary>Gives somebody another link, to be saved by the use case. Where the second factor goes, the password and the sessions of before go with it: alone they must let nobody in.</summary>
    public static async Task<PersonLink> GiveAsync(IPlatformDb db, Person person, bool dropsSecondFactor, RequestScope scope, IPublicAddress address, DateTimeOffset now)
    {
        var (token, hash) = New();
        person.GiveLink(hash, now);
        db.Audit(scope, AuditAction.PersonLinked, person, now);
        if (dropsSecondFactor && person.HasSecondFactor)
        {
            person.LockUntilLinkIsUsed();
            db.Sessions.RemoveRange(await db.Sessions.Where(session => session.PersonId == person.Id).ToListAsync(CancellationToken.None));
            db.Audit(scope, AuditAction.SecondFactorEnded, person, now);
        }

        return Of(person, token, address);
    }
}

/// <summary>A link to choose a password by, the only time that it is told.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Email">The address.</param>
/// <param name="Url">Good once.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record PersonLink(PersonId PersonId, string Email, string Url, DateTimeOffset ExpiresAt)
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a link";
}
