using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.ReadVisitor;

/// <summary>Says who a browser's secret stands for. Asked at each page, so that what was ended or changed holds on the next one.</summary>
public sealed record ReadVisitorQuery(string Secret) : IQuery<Visitor>
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a visit";
}

internal sealed class ReadVisitorHandler(IPlatformDb db, DashboardOptions options, TimeProvider time) : IHandler<ReadVisitorQuery, Visitor>
{
    public async Task<Result<Visitor>> Handle(ReadVisitorQuery request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var hash = OneTimeSecret.HashOf(request.Secret);
        var found = await (
            from session in db.Sessions.AsNoTracking()
            join person in db.People.AsNoTracking() on session.PersonId equals person.Id
            join customer in db.Customers.AsNoTracking() on person.CustomerId equals (CustomerId?)customer.Id into customers
            from customer in customers.DefaultIfEmpty()
            where session.Hash == hash
            select new { Session = session, Person = person, Name = customer == null ? null : customer.Name, LiveEnabled = customer != null && customer.LiveEnabled }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || !found.Session.IsAlive(options.Limits, now)) return PeopleFailures.UnknownSession;

        return new Visitor(found.Session.Id, found.Person.Id, found.Person.Email, found.Person.Role, found.Person.CustomerId)
        {
            Actor = found.Person.Actor,
            CustomerName = found.Name ?? "",
            LiveEnabled = found.LiveEnabled,
            NeedsCode = found.Session.NeedsCode,
            HasSecondFactor = found.Person.HasSecondFactor,
            IsConfirmed = found.Session.IsConfirmed(now),
            SeenAt = found.Session.SeenAt,
        };
    }
}
