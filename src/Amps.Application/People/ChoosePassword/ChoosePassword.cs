using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.ChoosePassword;

/// <summary>Sets the password of whoever follows a link, and uses the link up. Sessions that were open end.</summary>
public sealed record ChoosePasswordCommand(string Token, string Password) : IPlatformCommand<LinkUsed>
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a choice";
}

/// <param name="Email">Who can sign in now.</param>
public sealed record LinkUsed(string Email);

internal sealed class ChoosePasswordHandler(IPlatformDb db, IPasswords passwords, RequestScope scope, TimeProvider time) : IHandler<ChoosePasswordCommand, LinkUsed>
{
    public async Task<Result<LinkUsed>> Handle(ChoosePasswordCommand request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var hash = OneTimeSecret.HashOf(request.Token);
        var person = await db.People.SingleOrDefaultAsync(row => row.LinkHash == hash, cancellationToken);
        if (person is null || !person.TakesLink(hash, now)) return PeopleFailures.LinkSpent;
        if (PasswordRule.Problem(request.Password, person.Email) is { } problem) return PeopleFailures.BadPassword(problem);

        person.SetPassword(passwords.Hash(request.Password));
        db.Sessions.RemoveRange(await db.Sessions.Where(session => session.PersonId == person.Id).ToListAsync(cancellationToken));
        db.SignInFailures.Remove(await db.FailuresOfAsync(person.Email, cancellationToken));
        db.AuditOwn(scope, AuditAction.PersonJoined, person, now);
        return new LinkUsed(person.Email);
    }
}
