using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.RecordSignIn;

/// <summary>Stores how an attempt to sign in ended, and owes what was granted and is not kept.</summary>
/// <param name="Move">The claim.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Granted">The account that let us in, whatever came of that.</param>
public sealed record RecordSignInCommand(JourneyMove Move, SignInOutcome Outcome, SignedIn? Granted) : ICommand<RecordedSignIn>;

/// <param name="IsKept">Whether the journey holds the account's grant now.</param>
public sealed record RecordedSignIn(bool IsKept);

/// <summary>How an attempt to sign in ended.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>What a log may show of it.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>Nothing: asking the manufacturer broke.</summary>
    public sealed record None : SignInOutcome;

    public sealed record Accepted(SignedIn Account, IReadOnlyList<DiscoveredDevice> Devices) : SignInOutcome;

    public sealed record CodeAsked(SignInAnswer.MfaAsked Asked) : SignInOutcome;

    /// <param name="Code">A word of <see cref="JourneyCode"/>.</param>
    public sealed record Refused(string Code) : SignInOutcome;
}

internal sealed class RecordSignInHandler(IEnvironmentDb db, JourneyAccess access, JourneySecrets secrets, JourneyGrants grants, TimeProvider time) : IHandler<RecordSignInCommand, RecordedSignIn>
{
    public async Task<Result<RecordedSignIn>> Handle(RecordSignInCommand request, CancellationToken cancellationToken)
    {
        // What was loaded for the claim is old by now, and what broke since must not be saved.
        db.Forget();
        var found = await access.FindAsync(request.Move, cancellationToken);
        if (!found.Succeeded) return found.Failure;

        var journey = found.Value;
        var now = time.Now();
        var recorded = request.Outcome switch
        {
            SignInOutcome.Accepted accepted => await TakeAsync(journey, accepted, now, cancellationToken),
            SignInOutcome.CodeAsked asked => journey.AskForCode(secrets.Seal(new JourneySecret { Mfa = asked.Asked }, journey.Id), now).Then(_ => new RecordedSignIn(IsKept: false)),
            SignInOutcome.None => journey.StopAsking().Then(_ => new RecordedSignIn(IsKept: false)),
            SignInOutcome.Refused refused => journey.RefuseSignIn(refused.Code, now).Then(_ => new RecordedSignIn(IsKept: false)),
            _ => throw new NotSupportedException($"There is no outcome like {request.Outcome.GetType().Name}."),
        };
        if (recorded is { Succeeded: true, Value.IsKept: false }) grants.Owe(journey, request.Move.Sequence, request.Granted, now);
        return recorded;
    }

    private async Task<Result<RecordedSignIn>> TakeAsync(Journey journey, SignInOutcome.Accepted accepted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await ObstacleAsync(journey, accepted.Devices, cancellationToken) is { } code) return journey.Stop(code, now).Then(_ => new RecordedSignIn(IsKept: false));

        var secret = secrets.Seal(new JourneySecret { Account = accepted.Account, Devices = accepted.Devices }, journey.Id);
        return journey.SignIn(secret, accepted.Devices, now).Then(_ => new RecordedSignIn(IsKept: true));
    }

    private async Task<string?> ObstacleAsync(Journey journey, IReadOnlyList<DiscoveredDevice> devices, CancellationToken cancellationToken)
    {
        if (journey.Terms.Repairs is not { } credential) return devices.Count == 0 ? JourneyCode.NoDevices : null;

        var ours = await db.Devices.AsNoTracking().Where(device => device.CredentialId == credential).Select(device => device.OemDeviceId).ToListAsync(cancellationToken);
        return devices.Any(device => ours.Contains(device.OemDeviceId, StringComparer.Ordinal)) ? null : JourneyCode.AccountMismatch;
    }
}
