using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Journeys.RecordSignIn;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using FluentValidation;

namespace Amps.Application.Journeys.SignInToJourney;

/// <summary>Signs in at the manufacturer and looks what is there: claim (a save), ask outside of any transaction, record (a save).</summary>
/// <param name="Move">The form.</param>
/// <param name="Proof">What the end user gave.</param>
/// <param name="Address">The browser's network address as <see cref="ClientAddress"/> gives it; wrong attempts of it are slowed.</param>
public sealed record SignInToJourneyCommand(JourneyMove Move, SignInProof Proof, string Address) : IUseCase<SignInProgress>;

/// <summary>What an end user gives to sign in. No log shows it.</summary>
public abstract record SignInProof
{
    /// <summary>The longest of what is typed that is looked at.</summary>
    public const int MaxLength = 1000;

    /// <summary>The longest code of a manufacturer's page; some are signed tokens of several kB.</summary>
    public const int MaxCodeLength = 8192;

    private SignInProof()
    {
    }

    public sealed override string ToString() => GetType().Name;

    public sealed record Password(string User, string Secret) : SignInProof;

    public sealed record Key(string Text) : SignInProof;

    public sealed record OneTimeCode(string Text) : SignInProof;

    /// <summary>What the manufacturer's page sent back, and where to.</summary>
    public sealed record Callback(string Code, string RedirectUri) : SignInProof;

    /// <summary>Nothing; for the sandbox.</summary>
    public sealed record Simulated : SignInProof;
}

/// <param name="Wait">How long to wait before anything is tried; none where it was tried.</param>
public sealed record SignInProgress(TimeSpan? Wait);

internal sealed class SignInToJourneyValidator : AbstractValidator<SignInToJourneyCommand>
{
    public SignInToJourneyValidator() => RuleFor(command => command.Proof).Must(IsGiven).OverridePropertyName("proof").WithMessage("Every field is needed.");

    private static bool IsGiven(SignInProof proof) => proof switch
    {
        SignInProof.Password password => IsText(password.User) && IsText(password.Secret),
        SignInProof.Key key => IsText(key.Text),
        SignInProof.OneTimeCode code => IsText(code.Text),
        SignInProof.Callback callback => callback.Code.Length is > 0 and <= SignInProof.MaxCodeLength,
        _ => true,
    };

    private static bool IsText(string text) => text.Length is > 0 and <= SignInProof.MaxLength;
}

internal sealed class SignInToJourneyHandler(JourneyAccess access, JourneySecrets secrets, SignIns signIns, JourneyDiscovery discovery, SignInClaims claims)
    : IHandler<SignInToJourneyCommand, SignInProgress>
{
    public async Task<Result<SignInProgress>> Handle(SignInToJourneyCommand request, CancellationToken cancellationToken)
    {
        var found = await access.PeekAsync(request.Move, cancellationToken);
        if (!found.Succeeded) return found.Failure;

        var journey = found.Value;
        var secret = secrets.Open(journey);
        if (journey.Oem is not { } oem || AttemptOf(journey, secret, request.Proof) is not { } attempt) return JourneyFailures.OldStep;

        // From here on the browser may go away: what the manufacturer says is recorded.
        var claimed = await claims.ClaimAsync(request.Move);
        if (!claimed.Succeeded) return claimed.Failure;

        var claim = request.Move with { Sequence = claimed.Value.Sequence };
        SignedIn? granted = null;
        try
        {
            var answer = await signIns.TryAsync(secrets.Environment, oem, attempt, new SignInCaller(journey.Id.Value, request.Address), CancellationToken.None);
            granted = answer is { Failure: null, Value: SignInAnswer.Accepted accepted } ? accepted.SignedIn : null;
            var outcome = answer.Failure is { } failure ? new SignInOutcome.Refused(CodeOf(failure)) : await JudgeAsync(journey, answer.Value);
            var wait = answer is { Failure: null, Value: SignInAnswer.Slowed slowed } ? slowed.Wait : (TimeSpan?)null;
            return (await claims.RecordAsync(journey, claim, outcome, granted)).Then(_ => new SignInProgress(wait));
        }
        catch
        {
            await claims.ReleaseAsync(journey, claim, granted);
            throw;
        }
    }

    private SignInAttempt? AttemptOf(Journey journey, JourneySecret secret, SignInProof proof) => proof switch
    {
        SignInProof.OneTimeCode code => journey.Step == JourneyStep.Mfa && secret.Mfa is { } asked ? new SignInAttempt.MfaCode(asked.PendingState, code.Text, asked.Account) : null,
        _ when journey.Step != JourneyStep.SignIn => null,
        SignInProof.Simulated => secrets.Environment == Domain.Customers.AmpsEnvironment.Sandbox ? new SignInAttempt.Simulated(journey.UserId) : null,
        SignInProof.Password password => journey.Method == AuthMethod.UsernamePassword ? new SignInAttempt.Password(password.User, password.Secret) : null,
        SignInProof.Key key => journey.Method == AuthMethod.ApiKey ? new SignInAttempt.ApiKey(key.Text) : null,
        SignInProof.Callback callback => secret.Verifier is { } verifier ? new SignInAttempt.OAuthCode(callback.Code, verifier, callback.RedirectUri) : null,
        _ => throw new NotSupportedException($"There is no proof like {proof.GetType().Name}."),
    };

    private async Task<SignInOutcome> JudgeAsync(Journey journey, SignInAnswer answer) => answer switch
    {
        SignInAnswer.Slowed => new SignInOutcome.Refused(JourneyCode.Slowed),
        SignInAnswer.MfaAsked asked => new SignInOutcome.CodeAsked(asked),
        SignInAnswer.Refused refused => new SignInOutcome.Refused(CodeOf(refused.Reason)),
        SignInAnswer.Accepted accepted when !accepted.SignedIn.CanBeKept() => new SignInOutcome.Refused(JourneyCode.OemUnavailable),
        SignInAnswer.Accepted accepted => await LookAsync(journey, accepted.SignedIn),
        _ => throw new NotSupportedException($"There is no answer like {answer.GetType().Name}."),
    };

    private async Task<SignInOutcome> LookAsync(Journey journey, SignedIn account)
    {
        var found = await discovery.LookAsync(journey, account, CancellationToken.None);
        return found.Failure is { } failure ? new SignInOutcome.Refused(CodeOf(failure)) : new SignInOutcome.Accepted(account, found.Value);
    }

    private static string CodeOf(SignInRefusal reason) => reason switch
    {
        SignInRefusal.WrongCredentials or SignInRefusal.MethodNotOffered => JourneyCode.InvalidCredentials,
        SignInRefusal.WrongMfaCode => JourneyCode.InvalidMfaCode,
        SignInRefusal.MfaExpired => JourneyCode.MfaRequired,
        SignInRefusal.AccountLocked => JourneyCode.AccountLocked,
    };

    private static string CodeOf(OemFailure failure) => failure.Reason switch
    {
        OemFailureReason.RateLimited => JourneyCode.OemBusy,
        OemFailureReason.CredentialsRejected => JourneyCode.InvalidCredentials,
        OemFailureReason.MfaRequired => JourneyCode.MfaRequired,
        OemFailureReason.Gone => JourneyCode.NoDevices,
        OemFailureReason.Unavailable or OemFailureReason.BadAnswer or OemFailureReason.Timeout or OemFailureReason.Asleep
            or OemFailureReason.Offline or OemFailureReason.Rejected or OemFailureReason.SchedulerActive => JourneyCode.OemUnavailable,
    };
}
