using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.InvitePerson;

/// <summary>
/// Makes a member of a customer, or an operator, who chooses a password by a link that works once within 24 hours. Whoever was invited by the same customer before, and
/// has not followed the link, gets another one and the role that is said now.
/// </summary>
/// <param name="Customer">Whose member; none for an operator.</param>
/// <param name="Email">One that nobody here has yet.</param>
/// <param name="Role">What they may do.</param>
public sealed record InvitePersonCommand(CustomerId? Customer, string Email, PersonRole Role) : IPlatformCommand<PersonLink>;

internal sealed class InvitePersonValidator : AbstractValidator<InvitePersonCommand>
{
    public InvitePersonValidator()
    {
        RuleFor(invite => invite.Email).Must(EmailRule.IsValid).OverridePropertyName("email").WithMessage("`email` must be an address such as ada@example.com.");
        RuleFor(invite => invite.Role).Must((invite, role) => invite.Customer is null == (role == PersonRole.Operator)).OverridePropertyName("role")
            .WithMessage("`role` must be owner, developer or viewer.");
    }
}

internal sealed class InvitePersonHandler(IPlatformDb db, IPublicAddress address, RequestScope scope, TimeProvider time) : IHandler<InvitePersonCommand, PersonLink>
{
    public async Task<Result<PersonLink>> Handle(InvitePersonCommand request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator && (scope.Owner is null || scope.Owner != request.Customer)) return CustomerFailures.OperatorsOnly;
        if (request.Customer is { } customer && !await db.Customers.AnyAsync(row => row.Id == customer, cancellationToken)) return CustomerFailures.UnknownCustomer;

        var email = EmailRule.Normalise(request.Email);
        var now = time.Now();
        var (token, hash) = PersonLinks.New();
        var person = await db.People.SingleOrDefaultAsync(other => other.Email == email, cancellationToken);
        if (person is not null && (person.HasJoined || person.CustomerId != request.Customer)) return PeopleFailures.EmailTaken;

        if (person is null) db.People.Add(person = Person.Invite(request.Customer, request.Role, email, hash, now));
        else person.InviteAgain(request.Role, hash, now);
        db.Audit(scope, AuditAction.PersonInvited, person, now, ("email", person.Email), ("role", Wire<PersonRole>.Name(person.Role)));
        return PersonLinks.Of(person, token, address);
    }
}
