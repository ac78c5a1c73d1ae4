using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.People;

namespace Amps.Application.People.RemovePerson;

/// <summary>Takes a member away, also oneself; every session ends with it. What the member made stays.</summary>
public sealed record RemovePersonCommand(PersonId Person) : IPlatformCommand<Done>;

internal sealed class RemovePersonHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<RemovePersonCommand, Done>
{
    public async Task<Result<Done>> Handle(RemovePersonCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindPersonAsync(scope, request.Person, cancellationToken) is not { Role: not PersonRole.Operator } person) return PeopleFailures.UnknownPerson;
        if (await db.IsLastOwnerAsync(person, cancellationToken)) return PeopleFailures.LastOwner;

        await db.RemoveAsync(person, scope, time.Now(), cancellationToken);
        return default(Done);
    }
}
