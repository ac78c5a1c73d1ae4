using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.People;

namespace Amps.Application.People.LinkPerson;

/// <summary>Gives a member a new link to choose a password by. The password of before works until it is used.</summary>
public sealed record LinkPersonCommand(PersonId Person) : IPlatformCommand<PersonLink>;

internal sealed class LinkPersonHandler(IPlatformDb db, IPublicAddress address, RequestScope scope, TimeProvider time) : IHandler<LinkPersonCommand, PersonLink>
{
    public async Task<Result<PersonLink>> Handle(LinkPersonCommand request, CancellationToken cancellationToken) =>
        await db.FindPersonAsync(scope, request.Person, cancellationToken) is { } person
            ? PersonLinks.Give(db, person, dropsSecondFactor: false, scope, address, time.Now())
            : PeopleFailures.UnknownPerson;
}
