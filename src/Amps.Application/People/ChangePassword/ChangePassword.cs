using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.People.ChangePassword;

/// <summary>Changes one's own password, and ends every other session. Its page asks for the one of before first (<c>ConfirmPassword</c>).</summary>
public sealed record ChangePasswordCommand(SessionId Session, string Password) : IPlatformCommand<Done>
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a change";
}

internal sealed class ChangePasswordHandler(IPlatformDb db, IPasswords passwords, RequestScope scope, TimeProvider time) : IHandler<ChangePasswordCommand, Done>
{
    public async Task<Result<Done>> Handle(ChangePasswordCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindSessionAsync(request.Session, cancellationToken) is not { } own) return PeopleFailures.UnknownSession;

        var (session, person) = own;
        if (PasswordRule.Problem(request.Password, person.Email) is { } problem) return PeopleFailures.BadPassword(problem);

        person.SetPassword(passwords.Hash(request.Password));
        db.Sessions.RemoveRange(await db.Sessions.Where(other => other.PersonId == person.Id && other.Id != session.Id).ToListAsync(cancellationToken));
        db.AuditOwn(scope, AuditAction.PasswordChanged, person, time.Now());
        return default(Done);
    }
}
