using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People.ResetPassword;

/// <summary>Gives whoever has an email address a new link to choose a password by; for operators, on the server.</summary>
/// <param name="Email">Of a member or an operator.</param>
/// <param name="DropsSecondFactor">For somebody who lost the phone and the recovery codes too.</param>
public sealed record ResetPasswordCommand(string Email, bool DropsSecondFactor = false) : IPlatformCommand<PersonLink>;

internal sealed class ResetPasswordHandler(IPlatformDb db, IPublicAddress address, RequestScope scope, TimeProvider time) : IHandler<ResetPasswordCommand, PersonLink>
{
    public async Task<Result<PersonLink>> Handle(ResetPasswordCommand request, CancellationToken cancellationToken)
    {
        if (!scope.IsOperator) return CustomerFailures.OperatorsOnly;

        var person = await db.FindByEmailAsync(request.Email, cancellationToken);
        return person is null ? PeopleFailures.UnknownPerson : await PersonLinks.GiveAsync(db, person, request.DropsSecondFactor, scope, address, time.Now());
    }
}
