using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.RemoveOperator;

/// <summary>Takes an operator away; every session ends with it. Also the last one: the command line makes another.</summary>
public sealed record RemoveOperatorCommand(string Email) : IPlatformCommand<RemovedPerson>;

internal sealed class RemoveOperatorHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<RemoveOperatorCommand, RemovedPerson>
{
    public async Task<Result<RemovedPerson>> Handle(RemoveOperatorCommand request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var email = EmailRule.Normalise(request.Email);
        var person = await db.People.SingleOrDefaultAsync(row => row.Email == email && row.Role == PersonRole.Operator, cancellationToken);
        if (person is null) return PeopleFailures.UnknownPerson;

        await db.RemoveAsync(person, scope, time.Now(), cancellationToken);
        return new RemovedPerson(person.Id, person.Email);
    }
}
