using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People.RemoveMember;

/// <summary>Takes a customer's member away, by the email address; for operators. Every session ends with it; the last owner stays.</summary>
public sealed record RemoveMemberCommand(string Email) : IPlatformCommand<RemovedPerson>;

internal sealed class RemoveMemberHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<RemoveMemberCommand, RemovedPerson>
{
    public async Task<Result<RemovedPerson>> Handle(RemoveMemberCommand request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var person = await db.FindByEmailAsync(request.Email, cancellationToken);
        if (person is null or { Role: PersonRole.Operator }) return PeopleFailures.UnknownPerson;
        if (await db.IsLastOwnerAsync(person, cancellationToken)) return PeopleFailures.LastOwner;

        await db.RemoveAsync(person, scope, time.Now(), cancellationToken);
        return new RemovedPerson(person.Id, person.Email);
    }
}
