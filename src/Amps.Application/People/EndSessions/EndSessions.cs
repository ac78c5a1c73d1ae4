using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.EndSessions;

/// <summary>Ends one session of a person, or all but one. It holds from the next page on, on every node.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Session">Which.</param>
/// <param name="AreOthers">All others, and not this one.</param>
public sealed record EndSessionsCommand(PersonId Person, SessionId Session, bool AreOthers = false) : IPlatformCommand<Done>;

internal sealed class EndSessionsHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<EndSessionsCommand, Done>
{
    public async Task<Result<Done>> Handle(EndSessionsCommand request, CancellationToken cancellationToken)
    {
        var own = db.Sessions.Where(session => session.PersonId == request.Person);
        var ended = await (request.AreOthers ? own.Where(session => session.Id != request.Session) : own.Where(session => session.Id == request.Session)).ToListAsync(cancellationToken);
        if (ended.Count == 0 && !request.AreOthers) return PeopleFailures.UnknownSession;

        db.Sessions.RemoveRange(ended);
        var person = await db.People.SingleAsync(row => row.Id == request.Person, cancellationToken);
        if (ended.Count > 0) db.AuditOwn(scope, AuditAction.SessionsEnded, person, time.Now());
        return default(Done);
    }
}
