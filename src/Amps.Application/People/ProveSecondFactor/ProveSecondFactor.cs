using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People.ProveSecondFactor;

/// <summary>Takes the code of an authenticator app, or a recovery code, and opens the session.</summary>
public sealed record ProveSecondFactorCommand(SessionId Session, string Code) : IPlatformCommand<Proof>
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a second proof";
}

internal sealed class ProveSecondFactorHandler(IPlatformDb db, IVault vault, RequestScope scope, TimeProvider time) : IHandler<ProveSecondFactorCommand, Proof>
{
    public async Task<Result<Proof>> Handle(ProveSecondFactorCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindSessionAsync(request.Session, cancellationToken) is not { } own) return PeopleFailures.UnknownSession;

        var (session, person) = own;
        var now = time.Now();
        var failures = await db.FailuresOfAsync(person.Email, cancellationToken);
        if (failures.AreTooMany(now)) return Proof.Wrong;
        if (!vault.TakesCode(person, request.Code, now))
        {
            if (failures.Note(now)) db.AuditOwn(scope, AuditAction.PersonLockedOut, person, now);
            return Proof.Wrong;
        }

        session.Prove();
        person.NoteSignIn(now);
        failures.Forgive(now);
        db.AuditOwn(scope, AuditAction.PersonSignedIn, person, now);
        return Proof.Right;
    }
}
