using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;
using FluentValidation;

namespace Amps.Application.People.ChangeRole;

/// <summary>Gives a member another role. It holds from the member's next page on.</summary>
/// <param name="Person">Who.</param>
/// <param name="Role">Of members.</param>
/// <param name="Seen">The role that was seen; where it is no longer that one, nothing changes.</param>
public sealed record ChangeRoleCommand(PersonId Person, PersonRole Role, PersonRole Seen) : IPlatformCommand<MemberRead>;

internal sealed class ChangeRoleValidator : AbstractValidator<ChangeRoleCommand>
{
    public ChangeRoleValidator() => RuleFor(change => change.Role).NotEqual(PersonRole.Operator).OverridePropertyName("role").WithMessage("`role` must be owner, developer or viewer.");
}

internal sealed class ChangeRoleHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<ChangeRoleCommand, MemberRead>
{
    public async Task<Result<MemberRead>> Handle(ChangeRoleCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindPersonAsync(scope, request.Person, cancellationToken) is not { Role: not PersonRole.Operator } person) return PeopleFailures.UnknownPerson;
        if (person.Role != request.Seen) return CustomerFailures.Changed;
        if (request.Role != PersonRole.Owner && await db.IsLastOwnerAsync(person, cancellationToken)) return PeopleFailures.LastOwner;

        if (person.ChangeRole(request.Role)) db.Audit(scope, AuditAction.PersonRoleChanged, person, time.Now(), ("role", Wire<PersonRole>.Name(person.Role)));
        return MemberRead.Of(person);
    }
}
