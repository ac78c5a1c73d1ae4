using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Domain.People;

namespace Amps.Application.People.SignIn;

/// <summary>Begins a session for whoever knows the password. A refusal does not say whether it was the address, the password, or too many of them.</summary>
/// <param name="Email">As it was typed.</param>
/// <param name="Password">As it was typed.</param>
/// <param name="Agent">What the browser says that it is.</param>
/// <param name="Address">Where it is.</param>
public sealed record SignInCommand(string Email, string Password, string Agent, string Address) : IPlatformCommand<SignInAnswer>
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a sign-in";
}

/// <param name="Secret">For the browser to keep; none where it was refused.</param>
/// <param name="NeedsCode">Whether a second proof is owed.</param>
public sealed record SignInAnswer(string? Secret, bool NeedsCode)
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "an answer";
}

internal sealed class SignInHandler(IPlatformDb db, IPasswords passwords, RequestScope scope, TimeProvider time) : IHandler<SignInCommand, SignInAnswer>
{
    private static readonly SignInAnswer Refused = new(Secret: null, NeedsCode: false);

    public async Task<Result<SignInAnswer>> Handle(SignInCommand request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var person = await db.FindByEmailAsync(request.Email, cancellationToken);
        var failures = await db.FailuresOfAsync(request.Email, cancellationToken);
        var fit = passwords.Check(person?.PasswordHash, request.Password);
        if (failures.AreTooMany(now)) return Refused;

        if (person is null || fit == PasswordFit.Wrong)
        {
            var locksOut = failures.Note(now);
            if (locksOut && person is not null) db.Audit(scope, AuditAction.PersonLockedOut, person, now);
            return Refused;
        }

        if (fit == PasswordFit.RightButOld) person.Rehash(passwords.Hash(request.Password));
        var secret = OneTimeSecret.New();
        db.Sessions.Add(PersonSession.Begin(person.Id, OneTimeSecret.HashOf(secret), person.HasSecondFactor, request.Agent, request.Address, now));
        if (person.HasSecondFactor) return new SignInAnswer(secret, NeedsCode: true);

        failures.Forgive(now);
        person.NoteSignIn(now);
        db.AuditOwn(scope, AuditAction.PersonSignedIn, person, now);
        return new SignInAnswer(secret, NeedsCode: false);
    }
}
