using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People.EndSecondFactor;

/// <summary>Asks for no code any more. Its page asks for the password first.</summary>
public sealed record EndSecondFactorCommand(SessionId Session) : IPlatformCommand<Done>;

internal sealed class EndSecondFactorHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<EndSecondFactorCommand, Done>
{
    public async Task<Result<Done>> Handle(EndSecondFactorCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindSessionAsync(request.Session, cancellationToken) is not { } own) return PeopleFailures.UnknownSession;

        var person = own.Person;
        person.EndSecondFactor();
        db.AuditOwn(scope, AuditAction.SecondFactorEnded, person, time.Now());
        return default(Done);
    }
}
