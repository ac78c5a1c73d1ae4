using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.InvitePerson;

/// <summary>Makes a member of a customer, or an operator, who chooses a password by a link that works once within 24 hours.</summary>
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
        if (request.Customer is { } customer && !await db.Customers.AnyAsync(row => row.Id == customer, cancellationToken)) return CustomerFailures.UnknownCustomer;

        var email = EmailRule.Normalise(request.Email);
        if (await db.People.AnyAsync(other => other.Email == email, cancellationToken)) return PeopleFailures.EmailTaken;

        var now = time.Now();
        var (token, hash) = PersonLinks.New();
        var person = Person.Invite(request.Customer, request.Role, email, hash, now);
        db.People.Add(person);
        db.Audit(scope, AuditAction.PersonInvited, person, now, ("role", Wire<PersonRole>.Name(person.Role)));
        return PersonLinks.Of(person, token, address);
    }
}
