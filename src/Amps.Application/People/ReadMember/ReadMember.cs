using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.ReadMember;

/// <summary>Shows one member of the scope's customer.</summary>
public sealed record ReadMemberQuery(PersonId Person) : IQuery<MemberRead>;

internal sealed class ReadMemberHandler(IPlatformDb db, RequestScope scope) : IHandler<ReadMemberQuery, MemberRead>
{
    public async Task<Result<MemberRead>> Handle(ReadMemberQuery request, CancellationToken cancellationToken)
    {
        var owner = scope.Owner;
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Person && row.CustomerId != null && row.CustomerId == owner, cancellationToken);
        return person is null ? PeopleFailures.UnknownPerson : MemberRead.Of(person);
    }
}
