using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People.EndSecondFactor;

/// <summary>Asks for no code any more. Its page asks for the password first.</summary>
public sealed record EndSecondFactorCommand(SessionId Session) : IPlatformCommand<Done>;

internal sealed class EndSecondFactorHandler(IPlatformDb db, TimeProvider time) : IHandler<EndSecondFactorCommand, Done>
{
    public async Task<Result<Done>> Handle(EndSecondFactorCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindSessionAsync(request.Session, cancellationToken) is not { } own) return PeopleFailures.UnknownSession;

        var person = own.Person;
        person.EndSecondFactor();
        db.AuditEvents.Add(AuditEvent.Of(AuditAction.SecondFactorEnded, person.Actor, person.Owner, person.Id.Value, time.Now()));
        return default(Done);
    }
}
