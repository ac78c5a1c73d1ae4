using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.People;

namespace Amps.Application.People.ConfirmPassword;

/// <summary>Takes the password once more, before secrets are shown. Wrong ones lock out as they do at the sign-in.</summary>
public sealed record ConfirmPasswordCommand(SessionId Session, string Password) : IPlatformCommand<Proof>
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a confirmation";
}

internal sealed class ConfirmPasswordHandler(IPlatformDb db, IPasswords passwords, TimeProvider time) : IHandler<ConfirmPasswordCommand, Proof>
{
    public async Task<Result<Proof>> Handle(ConfirmPasswordCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindSessionAsync(request.Session, cancellationToken) is not { } own) return PeopleFailures.UnknownSession;

        var now = time.Now();
        var failures = await db.FailuresOfAsync(own.Person.Email, cancellationToken);
        if (failures.AreTooMany(now)) return Proof.Wrong;
        if (passwords.Check(own.Person.PasswordHash, request.Password) == PasswordFit.Wrong)
        {
            failures.Note(now);
            return Proof.Wrong;
        }

        db.SignInFailures.Remove(failures);
        own.Session.Confirm(now);
        return Proof.Right;
    }
}
