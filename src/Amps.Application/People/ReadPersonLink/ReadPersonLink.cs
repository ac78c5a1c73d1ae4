using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Journeys;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.ReadPersonLink;

/// <summary>Says whose link it is. Looking at it changes nothing.</summary>
public sealed record ReadPersonLinkQuery(string Token) : IQuery<LinkOwner>
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a look at a link";
}

/// <param name="Email">Whose link it is.</param>
/// <param name="IsFirst">Whether the person has no password yet.</param>
public sealed record LinkOwner(string Email, bool IsFirst);

internal sealed class ReadPersonLinkHandler(IPlatformDb db, TimeProvider time) : IHandler<ReadPersonLinkQuery, LinkOwner>
{
    public async Task<Result<LinkOwner>> Handle(ReadPersonLinkQuery request, CancellationToken cancellationToken)
    {
        var hash = OneTimeSecret.HashOf(request.Token);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(row => row.LinkHash == hash, cancellationToken);
        return person is not null && person.TakesLink(hash, time.Now()) ? new LinkOwner(person.Email, !person.HasJoined) : PeopleFailures.LinkSpent;
    }
}
