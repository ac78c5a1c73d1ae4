using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People.PlanSecondFactor;

/// <summary>Gives a person the secret for an authenticator app. No code is asked for until <c>BeginSecondFactor</c>; planning again gives another one.</summary>
public sealed record PlanSecondFactorCommand(SessionId Session) : IPlatformCommand<Done>;

internal sealed class PlanSecondFactorHandler(IPlatformDb db, IVault vault, RequestScope scope, TimeProvider time) : IHandler<PlanSecondFactorCommand, Done>
{
    public async Task<Result<Done>> Handle(PlanSecondFactorCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindSessionAsync(request.Session, cancellationToken) is not { } own) return PeopleFailures.UnknownSession;
        if (own.Person.HasSecondFactor) return PeopleFailures.HasSecondFactor;

        own.Person.PlanSecondFactor(vault.SealFor(own.Person, Totp.NewSecret()));
        db.AuditOwn(scope, AuditAction.SecondFactorPlanned, own.Person, time.Now());
        return default(Done);
    }
}
