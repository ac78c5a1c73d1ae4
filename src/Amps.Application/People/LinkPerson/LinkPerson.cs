using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People.LinkPerson;

/// <summary>Gives somebody a new link to choose a password by. The password of before works until it is used, unless the second factor goes too.</summary>
/// <param name="Person">A member of the scope's customer; for operators, anybody.</param>
/// <param name="DropsSecondFactor">For somebody who lost the phone and the recovery codes too; operators alone may.</param>
public sealed record LinkPersonCommand(PersonId Person, bool DropsSecondFactor = false) : IPlatformCommand<PersonLink>;

internal sealed class LinkPersonHandler(IPlatformDb db, IPublicAddress address, RequestScope scope, TimeProvider time) : IHandler<LinkPersonCommand, PersonLink>
{
    public async Task<Result<PersonLink>> Handle(LinkPersonCommand request, CancellationToken cancellationToken)
    {
        if (request.DropsSecondFactor && !scope.IsOperator) return CustomerFailures.OperatorsOnly;
        if (await db.FindPersonAsync(scope, request.Person, cancellationToken) is not { } person) return PeopleFailures.UnknownPerson;
        if (request.DropsSecondFactor && string.Equals(person.Actor, scope.Actor, StringComparison.Ordinal)) return PeopleFailures.OwnSecondFactor;

        return await PersonLinks.GiveAsync(db, person, request.DropsSecondFactor, scope, address, time.Now());
    }
}
