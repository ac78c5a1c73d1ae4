using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;

namespace Amps.Application.People.BeginSecondFactor;

/// <summary>Asks for a code from now on, once a first one was right.</summary>
public sealed record BeginSecondFactorCommand(SessionId Session, string Code) : IPlatformCommand<NewRecoveryCodes>
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a first code";
}

/// <summary>The only time that they are told.</summary>
public sealed record NewRecoveryCodes(IReadOnlyList<string> Codes)
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "recovery codes";
}

internal sealed class BeginSecondFactorHandler(IPlatformDb db, IVault vault, RequestScope scope, TimeProvider time) : IHandler<BeginSecondFactorCommand, NewRecoveryCodes>
{
    public async Task<Result<NewRecoveryCodes>> Handle(BeginSecondFactorCommand request, CancellationToken cancellationToken)
    {
        if (await db.FindSessionAsync(request.Session, cancellationToken) is not { } own) return PeopleFailures.UnknownSession;

        var person = own.Person;
        var now = time.Now();
        if (person.HasSecondFactor) return PeopleFailures.HasSecondFactor;
        if (vault.OpenFor(person) is not { } secret || Totp.StepOf(secret, request.Code, now) is not { } step || !person.UseStep(step)) return PeopleFailures.WrongCode;

        var codes = RecoveryCodes.New();
        person.BeginSecondFactor([.. codes.Select(RecoveryCodes.HashOf)], now);
        db.AuditOwn(scope, AuditAction.SecondFactorBegun, person, now);
        return new NewRecoveryCodes(codes);
    }
}
