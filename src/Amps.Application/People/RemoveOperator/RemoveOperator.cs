using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.RemoveOperator;

/// <summary>Takes an operator away, on the server; every session ends with it. Also the last one: the command line makes another.</summary>
public sealed record RemoveOperatorCommand(string Email) : IPlatformCommand<RemovedOperator>;

/// <param name="PersonId">Who it was.</param>
/// <param name="Email">The address.</param>
public sealed record RemovedOperator(PersonId PersonId, string Email);

internal sealed class RemoveOperatorHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<RemoveOperatorCommand, RemovedOperator>
{
    public async Task<Result<RemovedOperator>> Handle(RemoveOperatorCommand request, CancellationToken cancellationToken)
    {
        var email = EmailRule.Normalise(request.Email);
        var person = await db.People.SingleOrDefaultAsync(row => row.Email == email && row.Role == PersonRole.Operator, cancellationToken);
        if (person is null) return PeopleFailures.UnknownPerson;

        await db.RemoveAsync(person, scope, time.Now(), cancellationToken);
        return new RemovedOperator(person.Id, person.Email);
    }
}
