using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.People;

namespace Amps.Application.People.ReadSecondFactor;

/// <summary>Shows how it stands with one's second factor; its secret only while it is being set up.</summary>
public sealed record ReadSecondFactorQuery(SessionId Session) : IQuery<SecondFactorRead>;

/// <param name="Since">Since when a code is asked for.</param>
/// <param name="RecoveryCodesLeft">How many there are.</param>
/// <param name="Secret">For the authenticator app; none before it was planned, and after it began.</param>
/// <param name="Uri">The same as a link that apps open.</param>
public sealed record SecondFactorRead(DateTimeOffset? Since, int RecoveryCodesLeft, string? Secret, string? Uri)
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a second factor";
}

internal sealed class ReadSecondFactorHandler(IPlatformDb db, IVault vault) : IHandler<ReadSecondFactorQuery, SecondFactorRead>
{
    public async Task<Result<SecondFactorRead>> Handle(ReadSecondFactorQuery request, CancellationToken cancellationToken)
    {
        if (await db.FindSessionAsync(request.Session, cancellationToken) is not { } own) return PeopleFailures.UnknownSession;

        var person = own.Person;
        var secret = person.HasSecondFactor ? null : vault.OpenFor(person);
        return new SecondFactorRead(person.SecondFactorSince, person.RecoveryHashes.Count, secret, secret is null ? null : Totp.Uri(secret, person.Email));
    }
}
