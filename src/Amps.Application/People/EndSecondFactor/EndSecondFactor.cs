using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People.EndSecondFactor;

/// <summary>Asks for no code any more, once a last one was right. Its page asks for the password first; wrong codes end the session.</summary>
/// <param name="Session">Whose.</param>
/// <param name="Code">Of the authenticator app, or a recovery code.</param>
public sealed record EndSecondFactorCommand(SessionId Session, string Code) : IPlatformCommand<Proof>
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a last code";
}

internal sealed class EndSecondFactorHandler(IPlatformDb db, IVault vault, RequestScope scope, TimeProvider time) : IHandler<EndSecondFactorCommand, Proof>
{
    public async Task<Result<Proof>> Handle(EndSecondFactorCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindSessionAsync(request.Session, cancellationToken) is not { } own) return PeopleFailures.UnknownSession;

        var person = own.Person;
        var now = time.Now();
        if (!person.HasSecondFactor) return Proof.Right;
        if (!vault.TakesCode(person, request.Code, now)) return db.NoteWrongProof(own, scope, now);

        person.EndSecondFactor();
        db.AuditOwn(scope, AuditAction.SecondFactorEnded, person, now);
        return Proof.Right;
    }
}
