using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.People;

namespace Amps.Application.People.SeeVisitor;

/// <summary>Notes that a session is in use; asked once a minute at most.</summary>
public sealed record SeeVisitorCommand(SessionId Session) : IPlatformCommand<Done>;

internal sealed class SeeVisitorHandler(IPlatformDb db, TimeProvider time) : IHandler<SeeVisitorCommand, Done>
{
    public async Task<Result<Done>> Handle(SeeVisitorCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindSessionAsync(request.Session, cancellationToken) is not { } own) return PeopleFailures.UnknownSession;

        own.Session.See(time.Now());
        return default(Done);
    }
}
