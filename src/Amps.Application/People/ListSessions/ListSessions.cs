using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.ListSessions;

/// <summary>Lists the sessions in which a person is signed in, the newest first; without those that wait for the second proof.</summary>
public sealed record ListSessionsQuery(PersonId Person) : IQuery<IReadOnlyList<SessionRead>>;

/// <param name="SessionId">The session.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="SeenAt">When it was in use last, to the minute.</param>
/// <param name="Agent">What the browser says that it is. Not to be trusted as markup.</param>
/// <param name="Address">From where.</param>
public sealed record SessionRead(SessionId SessionId, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, string Agent, string Address);

internal sealed class ListSessionsHandler(IPlatformDb db, DashboardOptions options, TimeProvider time) : IHandler<ListSessionsQuery, IReadOnlyList<SessionRead>>
{
    public async Task<Result<IReadOnlyList<SessionRead>>> Handle(ListSessionsQuery request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var (seen, begun) = (now - options.Limits.Idle, now - options.Limits.Longest);
        var open = db.Sessions.AsNoTracking().Where(session => session.PersonId == request.Person && !session.NeedsCode && session.SeenAt > seen && session.CreatedAt > begun);
        return await open.OrderByDescending(session => session.Id).Take(PageRequest.MaxLimit)
            .Select(session => new SessionRead(session.Id, session.CreatedAt, session.SeenAt, session.Agent, session.Address)).ToListAsync(cancellationToken);
    }
}
