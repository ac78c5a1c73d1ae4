using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.People;

namespace Amps.Application.People.ConfirmPassword;

/// <summary>Takes the password once more, before secrets are shown. Wrong ones end the session; whoever has none can keep nobody from it.</summary>
public sealed record ConfirmPasswordCommand(SessionId Session, string Password) : IPlatformCommand<Proof>
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a confirmation";
}

internal sealed class ConfirmPasswordHandler(IPlatformDb db, IPasswords passwords, RequestScope scope, TimeProvider time) : IHandler<ConfirmPasswordCommand, Proof>
{
    public async Task<Result<Proof>> Handle(ConfirmPasswordCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindSessionAsync(request.Session, cancellationToken) is not { } own) return PeopleFailures.UnknownSession;

        var now = time.Now();
        if (passwords.Check(own.Person.PasswordHash, request.Password) == PasswordFit.Wrong) return db.NoteWrongProof(own, scope, now);

        own.Session.Confirm(now);
        return Proof.Right;
    }
}
