using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People.RemoveOperator;

/// <summary>Takes an operator away; every session ends with it. Also the last one: the command line makes another.</summary>
public sealed record RemoveOperatorCommand(string Email) : IPlatformCommand<RemovedPerson>;

internal sealed class RemoveOperatorHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<RemoveOperatorCommand, RemovedPerson>
{
    public async Task<Result<RemovedPerson>> Handle(RemoveOperatorCommand request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var person = await db.FindByEmailAsync(request.Email, cancellationToken);
        if (person is not { Role: PersonRole.Operator }) return PeopleFailures.UnknownPerson;

        await db.RemoveAsync(person, scope, time.Now(), cancellationToken);
        return new RemovedPerson(person.Id, person.Email);
    }
}
